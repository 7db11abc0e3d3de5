import { Skeleton } from '#components/ui/skeleton.tsx'

/** The list's shape while it loads: the same heights, so that nothing moves when the rows arrive. */
export function TokenListSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">Loading access tokens</span>
      <div className="flex flex-wrap gap-2">
        <Skeleton className="h-9 w-64" />
        <Skeleton className="h-9 min-w-40 flex-1" />
        <Skeleton className="h-9 w-40" />
      </div>
      <div className="rounded-card border border-line bg-surface">
        <div className="h-10 border-b border-line" />
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} className="flex h-15 items-center gap-4 border-b border-line px-4 last:border-b-0">
            <Skeleton className="size-4" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-3 w-40" />
              <Skeleton className="h-2.5 w-28" />
            </div>
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-3 w-16 max-sm:hidden" />
            <Skeleton className="h-3 w-20 max-sm:hidden" />
          </div>
        ))}
      </div>
    </div>
  )
}
