'use client'

import { chipClass } from '#components/data-table/chip-class.ts'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { labelOf, type Label } from '#components/data-table/list-definition.ts'

/** A filter whose values show how many rows each has. */
export type CountedFilter = {
  label: string
  labels: Readonly<Record<string, Label>>
  chosen: string | null
  counts: Readonly<Record<string, number>>
  /** The list's URL with that value, or without one. */
  href: (value: string | null) => string
}

const number = new Intl.NumberFormat('en')

/** The number of rows for each value, as links that turn that filter on and off. */
export function FilterChips({ label, labels, chosen, counts, href }: CountedFilter) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1 max-sm:w-full">
      {Object.entries(labels).map(([value, word]) => (
        <FilterLink
          key={value}
          href={href(value === chosen ? null : value)}
          aria-current={value === chosen ? 'true' : undefined}
          className={chipClass}
        >
          <span className="font-medium tabular-nums">{number.format(counts[value] ?? 0)}</span>
          {labelOf(word, counts[value])}
        </FilterLink>
      ))}
    </div>
  )
}
