import { CircleAlert, Info } from '@lucide/icons'
import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'

type Props = { tone?: 'info' | 'danger'; children: ReactNode; className?: string }

/** An inline message; a danger is announced immediately. */
export function Notice({ tone = 'info', children, className }: Props) {
  const icon = tone === 'danger' ? CircleAlert : Info
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className={classNames(
        'flex gap-2.5 rounded-card border px-3.5 py-2.5',
        tone === 'danger' ? 'border-danger bg-danger-soft text-danger' : 'border-line bg-surface-muted',
        className,
      )}
    >
      <Icon icon={icon} className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
