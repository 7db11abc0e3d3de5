'use client'

import { FilterLink } from '#components/data-table/filter-link.tsx'
import { labelOf, type Label } from '#components/data-table/list-definition.ts'
import { classNames } from '#components/ui/class-names.ts'

type Props = {
  label: string
  labels: Readonly<Record<string, Label>>
  chosen: string | null
  counts: Readonly<Record<string, number>>
  /** The list's URL with that value, or without one. */
  href: (value: string | null) => string
}

const number = new Intl.NumberFormat('en')

/** The number of rows for each value, as links that turn that filter on and off. */
export function FilterChips({ label, labels, chosen, counts, href }: Props) {
  return (
    <div role="group" aria-label={label} className="flex gap-1 max-sm:w-full">
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

const chipClass = classNames(
  'touch-target inline-flex h-9 items-center justify-center gap-1.5 rounded-control border border-line-control bg-surface px-3',
  'whitespace-nowrap text-text-muted transition-colors hover:bg-surface-muted hover:text-text max-sm:flex-1',
  'aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-text',
)
