import type { ReactNode } from 'react'
import type { Column } from '#components/data-table/list-definition.ts'
import { ExpiresCell, LastUsedCell, NameCell } from '#components/tokens/token-cells.tsx'
import { TokenRowMenu, type TokenCells } from '#components/tokens/token-row-menu.tsx'
import { attentionClauses, attentionLabels, statusLabels } from '#components/tokens/token-labels.ts'
import { TokenStatusLabel } from '#components/tokens/token-status-label.tsx'
import type { TokenAttention } from '#lib/tokens/list-schema.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

type Cells = TokenCells & { now: Date }

/** What differs between lists of tokens. */
type Own<Token, Sort> = {
  /** What a token is called, and what tells it apart. */
  name: { label: string; sortKey: Sort; below: (token: Token) => ReactNode }
  /** What it may do. */
  access: { label: string; sortKey?: Sort; cell: Column<Token, Cells>['cell'] }
  created: Column<Token, Cells>['cell']
}

export function tokenColumns<Token extends AnyToken, Sort extends string>({
  name,
  access,
  created,
}: Own<Token, Sort>): Column<Token, Cells, Sort | 'created' | 'used' | 'expires'>[] {
  return [
    {
      label: name.label,
      sortKey: name.sortKey,
      lines: 2,
      card: 'one-line',
      cell: (token, list) => <NameCell token={token} below={name.below(token)} {...list} />,
    },
    { ...access, className: '@2xl:w-39 @4xl:w-42' },
    {
      label: 'Status',
      className: '@2xl:w-21 @4xl:w-24',
      card: 'beside',
      cell: ({ status }) => <TokenStatusLabel status={status} />,
    },
    {
      label: 'Created',
      sortKey: 'created',
      className: '@2xl:w-28 @2xl:@max-4xl:hidden',
      card: 'left-out',
      cell: created,
    },
    {
      label: 'Last used',
      sortKey: 'used',
      className: '@2xl:w-30 @4xl:w-36 @5xl:w-52',
      card: 'one-line',
      cell: ({ lastUse }, { now }) => <LastUsedCell lastUse={lastUse} now={now} />,
    },
    {
      label: 'Expires',
      sortKey: 'expires',
      className: '@2xl:w-28 @4xl:w-38',
      cell: (token, { now }) => <ExpiresCell token={token} now={now} />,
    },
    { label: '', cell: (token, list) => <TokenRowMenu token={token} {...list} /> },
  ]
}

/** What lists of tokens have in common beside their columns. */
export const tokenRows = {
  ...{ title: 'Access tokens', one: 'token', many: 'tokens', pageSize: tokenList.pageSize },
  checkbox: (token: AnyToken) => `Select ${nameOf(token)}`,
  isMuted: ({ status }: AnyToken) => status !== 'active',
  strip: { key: 'attention', label: 'Needs attention', labels: attentionLabels },
  chips: { key: 'status', label: 'Status', labels: statusLabels },
} as const

/** Beside those by the columns of their own. */
export const tokenOrders = [
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
  { sort: 'used', order: 'desc', label: 'Most recently used first' },
  { sort: 'used', order: 'asc', label: 'Least recently used first' },
  { sort: 'expires', order: 'asc', label: 'Expires soonest' },
  { sort: 'expires', order: 'desc', label: 'Expires latest' },
] as const

/** "No active, manual token that was never used" */
export function noToken(filters: (string | null)[], attention: TokenAttention | null): string {
  const words = filters.filter((filter) => filter !== null).map((filter) => filter.toLowerCase())
  const clause = attention ? [attentionClauses[attention]] : []
  return ['No', ...(words.length ? [words.join(', ')] : []), 'token', ...clause].join(' ')
}
