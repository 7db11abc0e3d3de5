'use client'

import { useList } from '#components/data-table/list-context.tsx'
import { wordOf, type Word } from '#components/data-table/list-definition.ts'
import { Select } from '#components/ui/select.tsx'

type Props = {
  label: string
  /** The word for every value, and each. */
  all: string
  words: Readonly<Record<string, Word>>
  chosen: string | null
  href: (value: string | null) => string
}

/** Narrows a list to one value of several, or to none of them. */
export function FilterSelect({ label, all, words, chosen, href }: Props) {
  const { go } = useList()
  return (
    <Select
      aria-label={label}
      className="w-44 shrink-0 pointer-coarse:w-48"
      value={chosen ?? ''}
      onChange={({ target }) => go(href(target.value || null))}
    >
      <option value="">{all}</option>
      {Object.entries(words).map(([value, word]) => (
        <option key={value} value={value}>
          {wordOf(word)}
        </option>
      ))}
    </Select>
  )
}
