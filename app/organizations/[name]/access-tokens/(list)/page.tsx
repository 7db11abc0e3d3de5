import type { Metadata } from 'next'
import { NoMoreTokens } from '#components/organization-tokens/no-more-tokens.tsx'
import { OrganizationTokenList } from '#components/organization-tokens/organization-token-list.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listOrganizationTokens } from '#lib/tokens/list-organization-tokens.ts'
import { organizationTokenQuerySchema } from '#lib/tokens/organization-token-schema.ts'

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
  return (
    <>
      <NoMoreTokens allowance={allowance} />
      <OrganizationTokenList
        {...list}
        organization={organization}
        query={{ ...query, page }}
        allowance={allowance}
        now={new Date()}
      />
    </>
  )
}
