import { ControlSkeleton, ListSkeleton, OrderSkeleton } from '#components/data-table/list-skeleton.tsx'

/** `counted`: with how many are one's own and others', as the list of all repositories has it. */
export function RepositoryListSkeleton({ counted = false }: { counted?: boolean }) {
  return (
    <ListSkeleton what="repositories" columns={['w-20', 'w-24', 'w-24']} cardHeight="@max-2xl:h-34.25">
      <div className="flex flex-wrap justify-between gap-2">
        {counted && <ControlSkeleton className="order-1 w-50 max-sm:w-full" />}
        <ControlSkeleton className="order-2 w-34 max-sm:order-4 max-sm:w-full @4xl:order-4" />
        <ControlSkeleton
          className={
            counted ? 'order-3 w-full @4xl:w-auto @4xl:flex-1' : 'flex-1 max-sm:w-full max-sm:flex-none'
          }
        />
      </div>
      <OrderSkeleton />
    </ListSkeleton>
  )
}
