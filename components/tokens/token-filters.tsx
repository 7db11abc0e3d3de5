'use client'

import { FilterChips } from '#components/data-table/filter-chips.tsx'
import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { statusWords } from '#components/tokens/token-words.ts'
import { Select } from '#components/ui/select.tsx'
import { tokenStatuses, type TokenStatus } from '#lib/tokens/status.ts'

/** What lists of every owner's tokens are narrowed by; `kind` is what the owner's tokens come in kinds of. */
type Narrowed<Kind extends string> = { q: string; status: TokenStatus | null; kind: Kind | null }

type Props<Kind extends string> = {
  now: Narrowed<Kind>
  href: (change: Partial<Narrowed<Kind>>) => string
  counts: Record<TokenStatus, number>
  /** What the kinds are of, the word for all of them, and each. */
  kinds: { label: string; all: string; words: Record<Kind, string> }
}

/** How many tokens are in each status, as filters; the kinds; and the search. */
export function TokenFilters<Kind extends string>({ now, href, counts, kinds }: Props<Kind>) {
  const { go } = useListNavigation()
  return (
    <>
      <FilterChips
        label="Status"
        values={tokenStatuses}
        chosen={now.status}
        counts={counts}
        wordOf={(status) => statusWords[status]}
        href={(status) => href({ status })}
      />
      <div className="order-3 flex w-full min-w-0 gap-2 @4xl:w-auto @4xl:flex-1">
        <Select
          aria-label={kinds.label}
          className="w-44 shrink-0 pointer-coarse:w-48"
          value={now.kind ?? ''}
          onChange={({ target }) => go(href({ kind: (target.value || null) as Kind | null }))}
        >
          <option value="">{kinds.all}</option>
          {Object.entries<string>(kinds.words).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {words}
            </option>
          ))}
        </Select>
        <SearchInput label="Search tokens" value={now.q} href={(q) => href({ q })} />
      </div>
    </>
  )
}
