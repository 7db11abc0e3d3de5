import { ButtonSkeleton, ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { organizationTokensTable } from '#components/tokens/organization-tokens-table.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

export default function AccessTokensLoading() {
  return (
    <ListSkeleton
      list={organizationTokensTable}
      action={
        <>
          <Skeleton className="h-5 w-28" />
          <ButtonSkeleton>Generate access token</ButtonSkeleton>
        </>
      }
    />
  )
}
