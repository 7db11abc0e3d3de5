import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { ClosedToken } from '#components/tokens/closed-token.tsx'
import { EditToken } from '#components/tokens/edit-token.tsx'
import { PullUsage } from '#components/tokens/pull-usage.tsx'
import { TokenFacts } from '#components/tokens/token-facts.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { reachesNothing } from '#lib/grants/organization-grant.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { organizationOwner } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { isOnlyDeletable } from '#lib/tokens/only-deletable.ts'
import { getTokenPullUsage } from '#lib/usage/get-token-pull-usage.ts'

const title = 'Edit access token'
export const metadata: Metadata = { title }

type Props = { params: Promise<{ name: string; id: string }> }

export default async function EditAccessTokenPage({ params }: Props) {
  const actor = await requireActor()
  const { name: organization, id } = await params
  const owner = organizationOwner(organization)
  const { data: token, refusal } = await loadOrRefuse(getToken(actor, owner, id), { organization, title })
  if (refusal) return refusal
  const { canReactivateTokens } = await getOrganization(actor, organization)
  const usage = await getTokenPullUsage(actor, owner, id)
  const now = new Date()
  const isClosed = isOnlyDeletable(token.status, { canReactivate: canReactivateTokens })
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.accessTokens(organization)}>Access tokens</BackLink>}
        title={isClosed ? 'Access token' : title}
        description={isClosed ? undefined : "The secret and the expiration can't be changed."}
      />
      <TokenFacts kind="organization" token={token} now={now} isClosed={isClosed} />
      <div className="-mt-4 mb-8">
        <PullUsage whose="this token" usage={usage} now={now} />
      </div>
      {!isClosed && reachesNothing(token) && (
        <Notice className="mb-8">
          Its repositories have been deleted. It can't access anything until you add others.
        </Notice>
      )}
      {isClosed ? (
        <ClosedToken owner={owner} token={token} now={now} />
      ) : (
        <EditToken owner={owner} token={token} />
      )}
    </>
  )
}
