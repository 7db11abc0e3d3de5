import { ButtonSkeleton, ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { organizationTokensShape } from '#components/tokens/organization-tokens-shape.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

export default function AccessTokensLoading() {
  return (
    <ListSkeleton
      list={organizationTokensShape}
      action={
        <>
          <Skeleton className="h-5 w-28" />
          <ButtonSkeleton>Generate access token</ButtonSkeleton>
        </>
      }
    />
  )
}
