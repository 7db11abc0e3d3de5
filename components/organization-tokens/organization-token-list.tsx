'use client'

import { OrderSelect } from '#components/data-table/order-select.tsx'
import { describeAccess, accessKindWords } from '#components/organization-tokens/access-words.ts'
import { GenerateButton } from '#components/organization-tokens/generate-button.tsx'
import {
  organizationTokenListHref,
  sortedBy,
} from '#components/organization-tokens/organization-token-list-url.ts'
import { NoMatch } from '#components/tokens/no-match.tsx'
import { CreatedCell, oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { tokenColumns } from '#components/tokens/token-columns.tsx'
import { TokenFilters } from '#components/tokens/token-filters.tsx'
import { TokenList } from '#components/tokens/token-list.tsx'
import { statusWords } from '#components/tokens/token-words.ts'
import { paths } from '#lib/paths.ts'
import type { OrganizationTokenQuery } from '#lib/tokens/organization-token-schema.ts'
import type { PublicOrganizationToken } from '#lib/tokens/public-organization-token.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'
import type { TokenAllowance } from '#lib/tokens/token-allowance.ts'

type Props = {
  organization: string
  query: OrganizationTokenQuery
  tokens: PublicOrganizationToken[]
  matching: number
  counts: Record<TokenStatus, number>
  allowance: TokenAllowance
  canReactivate: boolean
  pageSize: number
  now: Date
}

export function OrganizationTokenList({ organization, query, counts, allowance, ...page }: Props) {
  const { q, status, access: kind } = query
  const href = (change: Partial<OrganizationTokenQuery>) =>
    organizationTokenListHref(organization, query, change)
  return (
    <TokenList
      {...page}
      query={query}
      owner={{ kind: 'organization', name: organization }}
      columns={columns}
      editHref={(id) => paths.editAccessToken(organization, id)}
      pageHref={(page) => href({ page })}
      sortHref={(sortKey) => href(sortedBy(query, sortKey as OrganizationTokenQuery['sort']))}
      filters={
        <TokenFilters
          now={{ q, status, kind }}
          href={({ kind, ...change }) => href(kind === undefined ? change : { ...change, access: kind })}
          counts={counts}
          kinds={{ label: 'Access', all: 'All access', words: accessKindWords }}
        />
      }
      action={
        <>
          {allowance.limit > 0 && (
            <p className="text-text-muted tabular-nums">
              {allowance.used} of {allowance.limit} used
            </p>
          )}
          <GenerateButton organization={organization} allowance={allowance} />
        </>
      }
      orderSelect={<OrderSelect now={query} orders={orders} href={href} />}
      noMatch={
        <NoMatch
          filters={[status && statusWords[status], kind && accessKindWords[kind]]}
          q={q}
          clearHref={href({ q: '', status: null, access: null })}
        />
      }
    />
  )
}

const columns = tokenColumns<PublicOrganizationToken>({
  name: {
    label: 'Label',
    sortKey: 'label',
    below: ({ hint, createdBy, description }) => (
      <>
        <span className="font-mono">{hint}</span>
        {/* At the widths that have no room for the column of who made it. */}
        <span className="hidden @2xl:@max-4xl:inline"> by {createdBy}</span>
        {description && (
          <>
            {' · '}
            <bdi>{description}</bdi>
          </>
        )}
      </>
    ),
  },
  access: {
    label: 'Access',
    cell: (token) => {
      const [first, second] = describeAccess(token)
      return (
        <TwoLines below={second} className={oneLineInCards}>
          {first}
        </TwoLines>
      )
    },
  },
  created: (token) => (
    <TwoLines below={<>by {token.createdBy}</>} className={oneLineInCards}>
      <CreatedCell token={token} />
    </TwoLines>
  ),
})

const orders = [
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
  { sort: 'used', order: 'desc', label: 'Last used first' },
  { sort: 'used', order: 'asc', label: 'Longest unused first' },
  { sort: 'expires', order: 'asc', label: 'Expires soonest' },
  { sort: 'expires', order: 'desc', label: 'Expires latest' },
  { sort: 'label', order: 'asc', label: 'Label, A to Z' },
  { sort: 'label', order: 'desc', label: 'Label, Z to A' },
] as const
