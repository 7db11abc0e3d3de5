'use client'

import { useList } from '#components/data-table/list-context.tsx'
import type { Order } from '#components/data-table/list-definition.ts'
import { Select } from '#components/ui/select.tsx'

type Props = {
  now: Omit<Order, 'label'>
  orders: readonly Order[]
  href: (order: Omit<Order, 'label'>) => string
}

/** Selects the order of a list of cards, which have no headers to sort by. */
export function OrderSelect({ now, orders, href }: Props) {
  const { go } = useList()
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
