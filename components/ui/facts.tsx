import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** A list of names and values. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl
      className={classNames(
        'mb-8 grid gap-x-8 gap-y-4 rounded-card border border-line bg-surface px-4 py-3.5 text-sm',
        className,
      )}
    >
      {children}
    </dl>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-text-muted">{name}</dt>
      <dd className="wrap-anywhere tabular-nums">{children}</dd>
    </div>
  )
}
