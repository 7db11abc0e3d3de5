import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { DeletedTokens } from '#components/tokens/deleted-tokens.tsx'
import { tokenAreas } from '#components/tokens/token-labels.ts'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { listDeletedTokens } from '#lib/tokens/list-deleted-tokens.ts'

export async function DeletedTokensPage({ owner }: { owner: Owner }) {
  const title = 'Recently deleted'
  const page = { title, ...('name' in owner && { organization: owner.name }) }
  const { data: tokens, refusal } = await loadOrRefuse(listDeletedTokens(await requireActor(), owner), page)
  if (refusal) return refusal
  return (
    <>
      <PageHeader
        back={<BackLink href={tokenPaths(owner).list}>{tokenAreas[owner.kind]}</BackLink>}
        title={title}
        description="For 30 days you can see what a deleted token could do, and duplicate it."
      />
      <DeletedTokens {...{ owner, tokens }} now={new Date()} />
    </>
  )
}
