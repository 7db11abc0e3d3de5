import { ControlSkeleton, ListSkeleton, OrderSkeleton } from '#components/data-table/list-skeleton.tsx'

export function MemberListSkeleton() {
  return (
    <ListSkeleton what="members" columns={['w-16', 'w-28', 'w-20', 'w-6']} cardHeight="@max-2xl:h-34.75">
      <div className="flex flex-wrap justify-between gap-2">
        <ControlSkeleton className="order-1 w-68.5 max-sm:w-full" />
        <ControlSkeleton className="order-3 w-full @4xl:order-2 @4xl:w-auto @4xl:flex-1" />
        <ControlSkeleton className="order-2 w-28.5 max-sm:order-4 max-sm:w-full @4xl:order-3" />
      </div>
      <OrderSkeleton />
    </ListSkeleton>
  )
}
