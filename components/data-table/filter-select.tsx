'use client'

import { useList } from '#components/data-table/list-context.tsx'
import { labelOf, type Label } from '#components/data-table/list-definition.ts'
import { Select } from '#components/ui/select.tsx'

type Props = {
  label: string
  /** The word for every value, and each. */
  all: string
  labels: Readonly<Record<string, Label>>
  chosen: string | null
  href: (value: string | null) => string
}

/** Narrows a list to one value of several, or to none of them. */
export function FilterSelect({ label, all, labels, chosen, href }: Props) {
  const { go } = useList()
  return (
    <Select
      aria-label={label}
      className="w-44 shrink-0 max-[22rem]:w-36! pointer-coarse:w-48"
      value={chosen ?? ''}
      onChange={({ target }) => go(href(target.value || null))}
    >
      <option value="">{all}</option>
      {Object.entries(labels).map(([value, word]) => (
        <option key={value} value={value}>
          {labelOf(word)}
        </option>
      ))}
    </Select>
  )
}
