import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'

export function JobListSkeleton() {
  return (
    <ListSkeleton what="jobs" columns={['w-24', 'w-20', 'w-20', 'w-20']} cardHeight="@max-2xl:h-44">
      {null}
    </ListSkeleton>
  )
}
