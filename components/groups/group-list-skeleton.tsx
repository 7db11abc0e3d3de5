import { ControlSkeleton, ListSkeleton, OrderSkeleton } from '#components/data-table/list-skeleton.tsx'

export function GroupListSkeleton() {
  return (
    <ListSkeleton what="groups" columns={['w-12', 'w-12', 'w-20']} cardHeight="@max-2xl:h-34.25">
      <div className="flex gap-2 max-sm:flex-col">
        <ControlSkeleton className="sm:flex-1" />
        <ControlSkeleton className="sm:w-27" />
      </div>
      <OrderSkeleton />
    </ListSkeleton>
  )
}
