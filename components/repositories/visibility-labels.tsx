import { Globe, Lock } from '@lucide/icons'
import { Icon } from '#components/ui/icon.tsx'

export const visibilityLabels = { public: 'Public', private: 'Private' } as const
export type Visibility = keyof typeof visibilityLabels

const icons = { public: Globe, private: Lock }

/** A repository's visibility as an icon and a word. */
export function VisibilityLabel({ visibility }: { visibility: Visibility }) {
  const icon = icons[visibility]
  return (
    <span className="flex w-fit items-center gap-1.5 whitespace-nowrap">
      <Icon icon={icon} className="size-3.5 text-text-muted" />
      {visibilityLabels[visibility]}
    </span>
  )
}
