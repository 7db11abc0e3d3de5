import type { Metadata } from 'next'
import { RequestedAccessList } from '#components/devices/requested-access-list.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { DeletedTokensLink } from '#components/tokens/deleted-tokens-link.tsx'
import { NoMoreTokens } from '#components/tokens/no-more-tokens.tsx'
import { OfWorkload } from '#components/tokens/of-workload.tsx'
import { OrganizationTokenList } from '#components/tokens/organization-token-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listRequestedAccess } from '#lib/devices/list-requested-access.ts'
import { organizationOwner } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'

export const metadata: Metadata = { title: 'Access tokens' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AccessTokensPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const owner = organizationOwner(organization)
  const query = parse(tokenQuerySchemas.organization, await searchParams)
  const now = new Date()
  const { data, refusal } = await loadOrRefuse(
    Promise.all([listTokens(actor, owner, query), listRequestedAccess(actor, organization, now)]),
    { organization },
  )
  if (refusal) return refusal
  const [{ page, ...list }, given] = data
  return (
    <>
      {list.allowance.used > 0 && <NoMoreTokens allowance={list.allowance} />}
      {query.workload && <OfWorkload organization={organization} tokens={list.tokens} />}
      <OrganizationTokenList {...list} owner={owner} query={{ ...query, page }} now={now} />
      <RequestedAccessList organization={organization} given={given} now={now} />
      <DeletedTokensLink owner={owner} />
    </>
  )
}
