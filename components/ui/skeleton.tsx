import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** A grey placeholder for text. The component that uses it announces "Loading" once. */
export function Skeleton({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'block animate-pulse rounded bg-surface-pressed forced-color-adjust-none forced-colors:bg-[GrayText]',
        className,
      )}
    >
      {children}
    </span>
  )
}
