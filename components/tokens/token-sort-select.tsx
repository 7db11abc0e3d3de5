'use client'

import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { tokenListHref } from '#components/tokens/token-list-url.ts'
import { Select } from '#components/ui/select.tsx'
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

/** The order of the list where it shows cards, which have no headers to sort by. */
export function TokenSortSelect({ query }: { query: TokenQuery }) {
  const { go } = useListNavigation()
  return (
    <Select
      aria-label="Order"
      value={`${query.sort} ${query.order}`}
      onChange={({ target }) => {
        const { sort, order } = orders[target.selectedIndex]!
        go(tokenListHref(query, { sort, order }))
      }}
    >
      {orders.map(({ sort, order, label }) => (
        <option key={label} value={`${sort} ${order}`}>
          {label}
        </option>
      ))}
    </Select>
  )
}
