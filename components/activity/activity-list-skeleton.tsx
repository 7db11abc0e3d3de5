import { Skeleton } from '#components/ui/skeleton.tsx'

/** The log's shape while it loads: the same heights, so that nothing moves when the rows arrive. */
export function ActivityListSkeleton() {
  return (
    <div role="status" className="@container flex flex-col gap-3">
      <span className="sr-only">Loading activity</span>
      <div className="flex flex-wrap items-end gap-2">
        <Skeleton className="h-9 w-60 max-sm:w-full pointer-coarse:h-10" />
        <Skeleton className="h-9 min-w-40 flex-1 max-sm:basis-full pointer-coarse:h-10" />
        <div className="flex items-center gap-2 max-sm:w-full max-sm:flex-wrap">
          <Skeleton className="h-9 w-46 max-sm:w-full pointer-coarse:h-10" />
          <Skeleton className="h-9 w-46 max-sm:w-full pointer-coarse:h-10" />
          <Skeleton className="h-9 w-21 max-sm:w-full pointer-coarse:h-10" />
        </div>
      </div>
      <div className="rounded-card border border-line bg-surface">
        <div className="h-10 border-b border-line @max-2xl:hidden" />
        {Array.from({ length: 8 }, (_, row) => (
          <SkeletonRow key={row} />
        ))}
      </div>
    </div>
  )
}

function SkeletonRow() {
  return (
    <div className="flex h-15 items-center gap-6 border-b border-line px-4 last:border-b-0 @max-2xl:h-38 @max-2xl:items-start @max-2xl:py-5">
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-40 max-w-full" />
        <Skeleton className="h-2.5 w-56 max-w-full" />
      </div>
      <Skeleton className="h-3 w-48 @max-2xl:hidden" />
      <Skeleton className="h-3 w-32 @max-2xl:hidden" />
      <Skeleton className="h-3 w-20 @max-2xl:hidden" />
    </div>
  )
}
