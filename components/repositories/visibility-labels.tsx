import { Globe, Lock } from 'lucide-react'

export const visibilityLabels = { public: 'Public', private: 'Private' } as const
export type Visibility = keyof typeof visibilityLabels

const icons = { public: Globe, private: Lock }

/** A repository's visibility as an icon and a word. */
export function VisibilityLabel({ visibility }: { visibility: Visibility }) {
  const Icon = icons[visibility]
  return (
    <span className="flex w-fit items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden className="size-3.5 text-text-muted" />
      {visibilityLabels[visibility]}
    </span>
  )
}
