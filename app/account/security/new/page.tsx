import type { Metadata } from 'next'
import { getFrame } from '#app/request-reads.ts'
import { NoMoreTokens } from '#components/tokens/no-more-tokens.tsx'
import { NewToken } from '#components/tokens/new-token.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { may } from '#lib/authz/standing.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { getTokenAllowance } from '#lib/tokens/get-token-allowance.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'
import type { FormQuery } from '#lib/tokens/prefill-schema.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

export const metadata: Metadata = { title: 'New access token' }

type Props = { searchParams: Promise<FormQuery> }

export default async function NewTokenPage({ searchParams }: Props) {
  const actor = await requireActor()
  const now = new Date()
  const [allowance, organizations, services, prefill] = await Promise.all([
    getTokenAllowance(actor, ownAccount),
    organizationsWithTokens(actor),
    listOfferedServices(actor, ownAccount),
    prefillToken(actor, ownAccount, await searchParams, now),
  ])
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title="New access token"
        description="It acts as you. For CI or a cluster of an organization, use one of the organization's tokens."
      />
      {allowance.refusal ? (
        <NoMoreTokens allowance={allowance} />
      ) : (
        <NewToken
          owner={ownAccount}
          username={actor.username}
          maxDays={allowance.maxDays}
          host={env.REGISTRY_HOST}
          gitUrl={env.GIT_URL}
          origin={env.PUBLIC_URL}
          {...{ now, organizations, services, prefill }}
        />
      )}
    </>
  )
}

/** Whose tokens the person can make, too. */
async function organizationsWithTokens(actor: Actor) {
  const { organizations } = await getFrame(actor)
  return organizations.filter(
    (one) => may(one, 'token.manage') && tokenPolicies.organization.limits[one.plan] > 0,
  )
}
