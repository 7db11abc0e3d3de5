import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { personalTokensShape } from '#components/tokens/personal-tokens-shape.ts'

export default function SecurityLoading() {
  return <ListSkeleton list={personalTokensShape} action="New Access Token" />
}
