import type { Metadata } from 'next'
import { EditOrganizationToken } from '#components/organization-tokens/edit-organization-token.tsx'
import { OnlyDeletable } from '#components/organization-tokens/only-deletable.tsx'
import { OrganizationTokenFacts } from '#components/organization-tokens/organization-token-facts.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { DeleteToken } from '#components/tokens/delete-token.tsx'
import { PullUsage } from '#components/tokens/pull-usage.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { paths } from '#lib/paths.ts'
import { getOrganizationToken } from '#lib/tokens/get-organization-token.ts'
import { isOnlyDeletable } from '#lib/tokens/only-deletable.ts'
import { getTokenPullUsage } from '#lib/usage/get-token-pull-usage.ts'

const title = 'Edit access token'
export const metadata: Metadata = { title }

type Props = { params: Promise<{ name: string; id: string }> }

export default async function EditAccessTokenPage({ params }: Props) {
  const actor = await requireActor()
  const { name: organization, id } = await params
  const loading = getOrganizationToken(actor, organization, id)
  const { data: token, refusal } = await loadOrRefuse(loading, { organization, title })
  if (refusal) return refusal
  const { canReactivateTokens } = await getOrganization(actor, organization)
  const usage = await getTokenPullUsage(actor, organization, id)
  const now = new Date()
  const isClosed = isOnlyDeletable(token.status, { canReactivate: canReactivateTokens })
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.accessTokens(organization)}>Access tokens</BackLink>}
        title={isClosed ? 'Access token' : title}
        description={isClosed ? undefined : 'The secret and the expiration stay as they were made.'}
      />
      <OrganizationTokenFacts token={token} now={now} complete={isClosed} />
      <div className="-mt-4 mb-8">
        <PullUsage whose="this token" usage={usage} now={now} />
      </div>
      {isClosed ? (
        <>
          <OnlyDeletable organization={organization} status={token.status} />
          <DeleteToken
            owner={{ kind: 'organization', name: organization }}
            token={token}
            listHref={paths.accessTokens(organization)}
            now={now}
          />
        </>
      ) : (
        <EditOrganizationToken organization={organization} token={token} />
      )}
    </>
  )
}
