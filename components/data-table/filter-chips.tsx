'use client'

import { FilterLink } from '#components/data-table/filter-link.tsx'
import { classNames } from '#components/ui/class-names.ts'

type Props<Value extends string> = {
  label: string
  values: readonly Value[]
  chosen: Value | null
  counts: Record<Value, number>
  /** How a value is called; `count` is for those whose words have a plural. */
  wordOf: (value: Value, count: number) => string
  /** Where the list goes with that value, or with none. */
  href: (value: Value | null) => string
}

const number = new Intl.NumberFormat('en')

/** How many rows there are of each value: links that narrow the list to it, and widen it again. */
export function FilterChips<Value extends string>({
  label,
  values,
  chosen,
  counts,
  wordOf,
  href,
}: Props<Value>) {
  return (
    <div role="group" aria-label={label} className="flex gap-1 max-sm:w-full">
      {values.map((value) => (
        <FilterLink
          key={value}
          href={href(value === chosen ? null : value)}
          aria-current={value === chosen ? 'true' : undefined}
          className={chipClass}
        >
          <span className="font-medium tabular-nums">{number.format(counts[value])}</span>
          {wordOf(value, counts[value])}
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
