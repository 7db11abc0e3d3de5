import { classNames } from '#components/ui/class-names.ts'

/** A grey shape where text will be. Whoever shows some says "Loading" once, in words. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classNames('block animate-pulse rounded bg-surface-pressed', className)} />
  )
}
