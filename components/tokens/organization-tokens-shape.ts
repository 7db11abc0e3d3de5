import { accessKindLabels } from '#components/tokens/access-kind-labels.ts'
import { tokenLooks, tokenOrders, tokenRows } from '#components/tokens/token-looks.ts'

const looks = tokenLooks<'label'>({ label: 'Label', sortKey: 'label' }, { label: 'Access' })

/** What an organization's list of tokens is before there are tokens. */
export const organizationTokensShape = {
  ...tokenRows,
  looks,
  columns: Object.values(looks),
  select: { key: 'access', label: 'Access', all: 'All access', labels: accessKindLabels },
  orders: [
    ...tokenOrders,
    { sort: 'label', order: 'asc', label: 'Label, A to Z' },
    { sort: 'label', order: 'desc', label: 'Label, Z to A' },
  ],
} as const
