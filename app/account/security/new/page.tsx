import type { Metadata } from 'next'
import { NoMoreTokens } from '#components/tokens/no-more-tokens.tsx'
import { NewToken } from '#components/tokens/new-token.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { getTokenAllowance } from '#lib/tokens/get-token-allowance.ts'
import type { FormQuery } from '#lib/tokens/prefill-schema.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'

export const metadata: Metadata = { title: 'New access token' }

type Props = { searchParams: Promise<FormQuery> }

export default async function NewTokenPage({ searchParams }: Props) {
  const actor = await requireActor()
  const now = new Date()
  const allowance = await getTokenAllowance(actor, ownAccount)
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title="New access token"
        description="It acts as you, with the access you choose here."
      />
      {allowance.refusal ? (
        <NoMoreTokens allowance={allowance} />
      ) : (
        <NewToken
          owner={ownAccount}
          username={actor.username}
          maxDays={allowance.maxDays}
          host={env.REGISTRY_HOST}
          now={now}
          prefill={await prefillToken(actor, ownAccount, await searchParams, now)}
        />
      )}
    </>
  )
}
