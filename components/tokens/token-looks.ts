import type { Look } from '#components/data-table/table-frame.tsx'
import { attentionLabels, statusLabels } from '#components/tokens/token-labels.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

type Shared = 'created' | 'used' | 'expires'
export type TokenLook<Sort = string> = Omit<Look, 'sortKey'> & { sortKey?: Sort }

/** The columns of lists of tokens. They are apart from the cells, so that a placeholder needs none of those. */
export function tokenLooks<Sort extends string>(
  name: TokenLook<Sort>,
  access: TokenLook<Sort>,
): Record<TokenColumn, TokenLook<Sort | Shared>> {
  return {
    name: { ...name, card: 'one-line' },
    access: { ...access, className: '@2xl:w-39 @4xl:w-42' },
    status: { label: 'Status', className: '@2xl:w-21 @4xl:w-24', card: 'beside' },
    created: {
      label: 'Created',
      sortKey: 'created',
      className: '@2xl:w-28 @2xl:@max-4xl:hidden',
      card: 'left-out',
    },
    used: {
      label: 'Last used',
      sortKey: 'used',
      className: '@2xl:w-30 @4xl:w-36 @5xl:w-52',
      card: 'one-line',
    },
    expires: { label: 'Expires', sortKey: 'expires', className: '@2xl:w-28 @4xl:w-38' },
    menu: { label: '' },
  }
}

export type TokenColumn = 'name' | 'access' | 'status' | 'created' | 'used' | 'expires' | 'menu'

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
