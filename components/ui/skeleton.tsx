import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** A grey shape where text will be. Whoever shows some says "Loading" once, in words. */
export function Skeleton({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    <span aria-hidden className={classNames('block animate-pulse rounded bg-surface-pressed', className)}>
      {children}
    </span>
  )
}
