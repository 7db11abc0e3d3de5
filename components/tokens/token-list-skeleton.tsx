import { ControlSkeleton, ListSkeleton } from '#components/data-table/list-skeleton.tsx'

export function TokenListSkeleton() {
  return (
    <ListSkeleton
      what="access tokens"
      selectable
      columns={['w-28', 'w-16', 'w-20', 'w-20']}
      cardHeight="@max-2xl:h-47"
    >
      <div className="flex flex-wrap justify-between gap-2">
        <ControlSkeleton className="order-1 w-66 max-sm:w-full" />
        <ControlSkeleton className="order-2 w-38 max-sm:order-4 max-sm:w-full @4xl:order-4" />
        <ControlSkeleton className="order-3 w-full @4xl:w-auto @4xl:flex-1" />
      </div>
      <div className="h-10 @2xl:hidden" />
    </ListSkeleton>
  )
}
