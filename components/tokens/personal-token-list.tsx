'use client'

import { OrderSelect } from '#components/data-table/order-select.tsx'
import { NoMatch } from '#components/tokens/no-match.tsx'
import { sortHref, tokenListHref } from '#components/tokens/personal-token-list-url.ts'
import { CreatedCell, oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { tokenColumns } from '#components/tokens/token-columns.tsx'
import { TokenFilters } from '#components/tokens/token-filters.tsx'
import { TokenList } from '#components/tokens/token-list.tsx'
import { describeReach, sourceWords, statusWords } from '#components/tokens/token-words.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = {
  query: TokenQuery
  tokens: PublicToken[]
  matching: number
  counts: Record<TokenStatus, number>
  pageSize: number
  now: Date
}

export function PersonalTokenList({ query, counts, ...page }: Props) {
  const { q, status, source: kind } = query
  return (
    <TokenList
      {...page}
      query={query}
      owner={{ kind: 'account' }}
      canReactivate
      columns={columns}
      editHref={paths.editToken}
      pageHref={(page) => tokenListHref(query, { page })}
      sortHref={(sortKey) => sortHref(query, sortKey as TokenQuery['sort'])}
      filters={
        <TokenFilters
          now={{ q, status, kind }}
          href={({ kind, ...change }) =>
            tokenListHref(query, kind === undefined ? change : { ...change, source: kind })
          }
          counts={counts}
          kinds={{ label: 'Source', all: 'All sources', words: sourceWords }}
        />
      }
      action={
        <LinkButton href={paths.newToken} look="primary">
          New Access Token
        </LinkButton>
      }
      orderSelect={<OrderSelect now={query} orders={orders} href={(order) => tokenListHref(query, order)} />}
      noMatch={
        <NoMatch
          filters={[status && statusWords[status], kind && sourceWords[kind]]}
          q={q}
          clearHref={tokenListHref(query, { q: '', status: null, source: null })}
        />
      }
    />
  )
}

const columns = tokenColumns<PublicToken>({
  name: {
    label: 'Description',
    sortKey: 'description',
    below: ({ hint, source }) => (
      <>
        <span className="font-mono">{hint}</span> · {sourceWords[source]}
      </>
    ),
  },
  access: {
    label: 'Permission',
    sortKey: 'permission',
    cell: ({ permission, repositories }) => (
      <TwoLines below={describeReach(repositories)} className={oneLineInCards}>
        {personalPermission(permission).label}
      </TwoLines>
    ),
  },
  created: (token) => <CreatedCell token={token} />,
})

const orders: { sort: TokenQuery['sort']; order: TokenQuery['order']; label: string }[] = [
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
  { sort: 'used', order: 'desc', label: 'Last used first' },
  { sort: 'used', order: 'asc', label: 'Longest unused first' },
  { sort: 'expires', order: 'asc', label: 'Expires soonest' },
  { sort: 'expires', order: 'desc', label: 'Expires latest' },
  { sort: 'description', order: 'asc', label: 'Description, A to Z' },
  { sort: 'description', order: 'desc', label: 'Description, Z to A' },
  { sort: 'permission', order: 'desc', label: 'Most permission first' },
  { sort: 'permission', order: 'asc', label: 'Least permission first' },
]
