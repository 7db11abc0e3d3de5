import { ControlSkeleton, ListSkeleton, OrderSkeleton } from '#components/data-table/list-skeleton.tsx'

export function SiteOrganizationListSkeleton() {
  return (
    <ListSkeleton
      what="organizations"
      columns={['w-16', 'w-24', 'w-24', 'w-24', 'w-24']}
      cardHeight="@max-2xl:h-50.25"
    >
      <div className="flex flex-wrap gap-2">
        <ControlSkeleton className="w-66 max-sm:w-full" />
        <ControlSkeleton className="min-w-0 flex-1" />
      </div>
      <OrderSkeleton />
    </ListSkeleton>
  )
}
