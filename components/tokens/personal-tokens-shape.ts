import { sourceLabels } from '#components/tokens/token-labels.ts'
import { tokenLooks, tokenOrders, tokenRows } from '#components/tokens/token-looks.ts'

const looks = tokenLooks<'description' | 'permission'>(
  { label: 'Description', sortKey: 'description' },
  { label: 'Permission', sortKey: 'permission' },
)

/** What a person's list of tokens is before there are tokens. */
export const personalTokensShape = {
  ...tokenRows,
  looks,
  columns: Object.values(looks),
  select: { key: 'source', label: 'Source', all: 'All sources', labels: sourceLabels },
  orders: [
    ...tokenOrders,
    { sort: 'description', order: 'asc', label: 'Description, A to Z' },
    { sort: 'description', order: 'desc', label: 'Description, Z to A' },
    { sort: 'permission', order: 'desc', label: 'Highest permission first' },
    { sort: 'permission', order: 'asc', label: 'Lowest permission first' },
  ],
} as const
