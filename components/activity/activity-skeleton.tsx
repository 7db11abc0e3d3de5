import { activityTable } from '#components/activity/activity-table.tsx'
import { ControlSkeleton, ListSkeleton } from '#components/data-table/list-skeleton.tsx'

export function ActivitySkeleton() {
  return (
    <ListSkeleton
      list={activityTable}
      filters={
        <div className="flex flex-wrap items-end gap-2">
          <div className="flex w-full flex-wrap gap-x-4 gap-y-2">
            <PresetsSkeleton labels={['Today', 'Last 7 days', 'Last 30 days']} />
            <PresetsSkeleton labels={['Access tokens', 'Refusals', 'Members']} />
          </div>
          <ControlSkeleton className="w-60 max-sm:w-full" />
          <ControlSkeleton className="min-w-40 flex-1 max-sm:basis-full" />
          <div className="flex items-center gap-2 max-sm:w-full max-sm:flex-wrap">
            <ControlSkeleton className="w-46 max-sm:w-full" />
            <ControlSkeleton className="w-46 max-sm:w-full" />
            <ControlSkeleton className="w-21 max-sm:w-full" />
          </div>
        </div>
      }
    />
  )
}

function PresetsSkeleton({ labels }: { labels: string[] }) {
  return (
    <div className="flex flex-wrap gap-1">
      {labels.map((label) => (
        <ControlSkeleton key={label} className="px-3 max-sm:flex-1">
          {label}
        </ControlSkeleton>
      ))}
    </div>
  )
}
