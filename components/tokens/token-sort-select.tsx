import { OrderSelect } from '#components/data-table/order-select.tsx'
import { tokenListHref } from '#components/tokens/token-list-url.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'

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

export function TokenSortSelect({ query }: { query: TokenQuery }) {
  return <OrderSelect now={query} orders={orders} href={(order) => tokenListHref(query, order)} />
}
