'use client'

import { filterChipClass } from '#components/data-table/filter-chip.ts'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { tokenListHref } from '#components/tokens/token-list-url.ts'
import { sourceWords, statusWords } from '#components/tokens/token-words.ts'
import { Select } from '#components/ui/select.tsx'
import type { TokenQuery } from '#lib/tokens/schema.ts'
import { tokenStatuses, type TokenStatus } from '#lib/tokens/status.ts'

type Props = { query: TokenQuery; counts: Record<TokenStatus, number> }

const number = new Intl.NumberFormat('en')

/** How many tokens are in each status, as filters; the source; and the search. */
export function TokenFilters({ query, counts }: Props) {
  const { go } = useListNavigation()
  return (
    <>
      <div role="group" aria-label="Status" className="order-1 flex gap-1 max-sm:w-full">
        {tokenStatuses.map((status) => {
          const chosen = query.status === status
          return (
            <FilterLink
              key={status}
              href={tokenListHref(query, { status: chosen ? null : status })}
              aria-current={chosen ? 'true' : undefined}
              className={filterChipClass}
            >
              <span className="font-medium tabular-nums">{number.format(counts[status])}</span>
              {statusWords[status]}
            </FilterLink>
          )
        })}
      </div>
      <div className="order-3 flex w-full min-w-0 gap-2 @4xl:w-auto @4xl:flex-1">
        <Select
          aria-label="Source"
          className="w-40 shrink-0"
          value={query.source ?? ''}
          onChange={({ target }) =>
            go(tokenListHref(query, { source: (target.value || null) as TokenQuery['source'] }))
          }
        >
          <option value="">All sources</option>
          <option value="manual">{sourceWords.manual}</option>
          <option value="auto">{sourceWords.auto}</option>
        </Select>
        <SearchInput label="Search tokens" value={query.q} href={(q) => tokenListHref(query, { q })} />
      </div>
    </>
  )
}
