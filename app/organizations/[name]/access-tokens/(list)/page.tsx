import type { Metadata } from 'next'
import { NoMoreTokens } from '#components/organization-tokens/no-more-tokens.tsx'
import { NoTokenYet } from '#components/organization-tokens/no-token-yet.tsx'
import { OrganizationTokenList } from '#components/organization-tokens/organization-token-list.tsx'
import { isOrganizationTokenListFiltered } from '#components/organization-tokens/organization-token-list-url.ts'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listOrganizationTokens } from '#lib/tokens/list-organization-tokens.ts'
import { organizationTokenQuerySchema } from '#lib/tokens/organization-token-schema.ts'
import { tokensPerPage } from '#lib/tokens/schema.ts'

export const metadata: Metadata = { title: 'Access tokens' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccessTokensPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const query = parse(organizationTokenQuerySchema, await searchParams)
  const loading = listOrganizationTokens(actor, organization, query)
  const { data, refusal } = await loadOrRefuse(loading, { organization })
  if (refusal) return refusal
  const { page, used, limit, refusal: full, ...list } = data
  const allowance = { used, limit, refusal: full }
  if (list.matching === 0 && !isOrganizationTokenListFiltered(query)) {
    return <NoTokenYet organization={organization} allowance={allowance} />
  }
  return (
    <>
      <NoMoreTokens allowance={allowance} />
      <OrganizationTokenList
        {...list}
        organization={organization}
        query={{ ...query, page }}
        allowance={allowance}
        pageSize={tokensPerPage}
        now={new Date()}
      />
    </>
  )
}
