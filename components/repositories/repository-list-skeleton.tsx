import { Skeleton } from '#components/ui/skeleton.tsx'

/** The list's shape while it loads: the same heights, so that nothing moves when the rows arrive. */
export function RepositoryListSkeleton() {
  return (
    <div role="status" className="@container flex flex-col gap-3">
      <span className="sr-only">Loading repositories</span>
      <div className="flex flex-wrap justify-between gap-2">
        <Skeleton className="order-1 h-9 w-50 max-sm:w-full pointer-coarse:h-10" />
        <Skeleton className="order-2 h-9 w-34 max-sm:order-4 max-sm:w-full @4xl:order-4 pointer-coarse:h-10" />
        <Skeleton className="order-3 h-9 w-full @4xl:w-auto @4xl:flex-1 pointer-coarse:h-10" />
      </div>
      <Skeleton className="ml-auto h-9 w-48 @2xl:hidden pointer-coarse:h-10" />
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
    <div className="flex h-15 items-center gap-6 border-b border-line px-4 last:border-b-0 @max-2xl:h-35 @max-2xl:items-start @max-2xl:py-5">
      <div className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-40 max-w-full" />
        <Skeleton className="h-2.5 w-56 max-w-full" />
      </div>
      <Skeleton className="h-3 w-20 @max-2xl:hidden" />
      <Skeleton className="h-3 w-24 @max-2xl:hidden" />
      <Skeleton className="h-3 w-24 @max-2xl:hidden" />
    </div>
  )
}
