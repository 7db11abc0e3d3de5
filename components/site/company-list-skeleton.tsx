import { ControlSkeleton, ListSkeleton, OrderSkeleton } from '#components/data-table/list-skeleton.tsx'

export function CompanyListSkeleton() {
  return (
    <ListSkeleton what="companies" columns={['w-32', 'w-40', 'w-20']} cardHeight="@max-2xl:h-30.25">
      <div className="flex gap-2 max-sm:flex-col">
        <ControlSkeleton className="sm:flex-1" />
        <ControlSkeleton className="sm:w-33" />
      </div>
      <OrderSkeleton />
    </ListSkeleton>
  )
}
