import type { Metadata } from 'next'
import { NoMoreTokens } from '#components/tokens/no-more-tokens.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { NewToken } from '#components/tokens/new-token.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { organizationOwner } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { getTokenAllowance } from '#lib/tokens/get-token-allowance.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'
import type { FormQuery } from '#lib/tokens/prefill-schema.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'

const title = 'Generate access token'
export const metadata: Metadata = { title }

type Props = { params: Promise<{ name: string }>; searchParams: Promise<FormQuery> }

export default async function NewAccessTokenPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const owner = organizationOwner(organization)
  const now = new Date()
  const loading = Promise.all([
    getTokenAllowance(actor, owner),
    listOfferedServices(actor, owner),
    prefillToken(actor, owner, await searchParams, now),
  ])
  const { data, refusal } = await loadOrRefuse(loading, { organization, title })
  if (refusal) return refusal
  const [allowance, services, prefill] = data
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.accessTokens(organization)}>Access tokens</BackLink>}
        title={title}
        description="It acts for the organization, even after you leave: for CI, clusters and services."
      />
      {allowance.refusal ? (
        <NoMoreTokens allowance={allowance} />
      ) : (
        <NewToken
          owner={owner}
          username={organization}
          maxDays={allowance.maxDays}
          host={env.REGISTRY_HOST}
          gitUrl={env.GIT_URL}
          origin={env.PUBLIC_URL}
          {...{ now, services, prefill }}
        />
      )}
    </>
  )
}
