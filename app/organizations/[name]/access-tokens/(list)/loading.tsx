import { TokenListSkeleton } from '#components/tokens/token-list-skeleton.tsx'

export default function AccessTokensLoading() {
  return <TokenListSkeleton />
}
