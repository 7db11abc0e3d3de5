import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { personalTokensTable } from '#components/tokens/personal-tokens-table.tsx'

export default function SecurityLoading() {
  return <ListSkeleton list={personalTokensTable} action="New Access Token" />
}
