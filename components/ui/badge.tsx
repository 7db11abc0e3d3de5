import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

const tones = {
  neutral: 'border-line bg-surface-muted text-text-muted',
  accent: 'border-transparent bg-accent-soft text-accent',
  warning: 'border-transparent bg-warning-soft text-warning',
}

export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center rounded-full border px-2 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
