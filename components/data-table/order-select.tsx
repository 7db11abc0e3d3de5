'use client'

import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { Select } from '#components/ui/select.tsx'

type Order<Sort> = { sort: Sort; order: 'asc' | 'desc' }

type Props<Sort> = {
  now: Order<Sort>
  orders: readonly (Order<Sort> & { label: string })[]
  href: (order: Order<Sort>) => string
}

/** The order of a list where it shows cards, which have no headers to sort by. */
export function OrderSelect<Sort extends string>({ now, orders, href }: Props<Sort>) {
  const { go } = useListNavigation()
  return (
    <Select
      aria-label="Order"
      value={`${now.sort} ${now.order}`}
      onChange={({ target }) => {
        const { sort, order } = orders[target.selectedIndex]!
        go(href({ sort, order }))
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
