import type { Metadata } from 'next'
import { getAccountSecurity } from '#app/request-reads.ts'
import { TwoFactorSection } from '#components/second-factor/two-factor-section.tsx'
import { DeletedTokensLink } from '#components/tokens/deleted-tokens-link.tsx'
import { FirstSteps } from '#components/tokens/first-steps.tsx'
import { NoMoreTokens } from '#components/tokens/no-more-tokens.tsx'
import { PersonalTokenList } from '#components/tokens/personal-token-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { getFirstSteps, newcomer } from '#lib/usage/get-first-steps.ts'

export const metadata: Metadata = { title: 'Security' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecurityPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(tokenQuerySchemas.account, await searchParams)
  const [{ page, ...list }, { secondFactorSince }] = await Promise.all([
    listTokens(actor, ownAccount, query),
    getAccountSecurity(actor),
  ])
  const { active, inactive, expired } = list.counts
  const isNew = active + inactive + expired <= newcomer.tokens
  const steps = isNew && (await getFirstSteps(actor))
  return (
    <>
      <NoMoreTokens allowance={list.allowance} />
      <PersonalTokenList {...list} owner={ownAccount} query={{ ...query, page }} now={new Date()} />
      {steps && <FirstSteps steps={steps} host={env.REGISTRY_HOST} username={actor.username} />}
      <DeletedTokensLink owner={ownAccount} />
      <TwoFactorSection since={secondFactorSince} />
    </>
  )
}
