import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Props = {
  /** What is on its way: "members". */
  what: string
  selectable?: boolean
  /** The widths of what stands in the columns after the first one. */
  columns: string[]
  /** The height of a row where rows are cards. */
  cardHeight: string
  /** The shape of what stands above the table. */
  children: ReactNode
}

/** A list's shape while it loads: the same heights, so that nothing moves when the rows arrive. */
export function ListSkeleton({ what, selectable, columns, cardHeight, children }: Props) {
  return (
    <div role="status" className="@container flex flex-col gap-3">
      <span className="sr-only">Loading {what}</span>
      {children}
      <div className="rounded-card border border-line bg-surface">
        <div className="h-10 border-b border-line @max-2xl:hidden" />
        {Array.from({ length: 8 }, (_, row) => (
          <div
            key={row}
            className={classNames(
              'flex h-15 items-center gap-6 border-b border-line px-4 last:border-b-0 @max-2xl:items-start @max-2xl:py-5',
              cardHeight,
            )}
          >
            {selectable && <Skeleton className="size-4" />}
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-3 w-40 max-w-full" />
              <Skeleton className="h-2.5 w-56 max-w-full" />
            </div>
            {columns.map((width, column) => (
              <Skeleton key={column} className={classNames('h-3 @max-2xl:hidden', width)} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/** A control above the table, as wide as its class says. */
export function ControlSkeleton({ className }: { className: string }) {
  return <Skeleton className={classNames('h-9 pointer-coarse:h-10', className)} />
}

/** Where cards have no headers to sort by. */
export function OrderSkeleton() {
  return <ControlSkeleton className="ml-auto w-48 @2xl:hidden" />
}
