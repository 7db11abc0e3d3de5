'use client'

import { useTypedFilter } from '#components/data-table/use-typed-filter.ts'
import { Input } from '#components/ui/input.tsx'

type Props = { label: string; value: string; href: (day: string) => string }

/** A day to filter by. */
export function DayFilter({ label, value, href }: Props) {
  const { text, type } = useTypedFilter(value, href)
  return (
    <label className="flex items-center gap-2 max-sm:basis-full">
      <span className="text-sm text-text-muted max-sm:w-10">{label}</span>
      <Input
        type="date"
        min={earliest}
        max="9998-12-31"
        value={text}
        className="w-36 max-sm:w-full"
        onChange={({ target }) => isWhole(target.value) && type(target.value)}
      />
    </label>
  )
}

const earliest = '1970-01-01'

/** While a year is being typed, it starts as 0002. */
const isWhole = (day: string) => day === '' || day >= earliest
