'use client'

import { filterChipClass } from '#components/data-table/filter-chip.ts'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { inviteListHref } from '#components/invites/invite-list-url.ts'
import type { InviteQuery } from '#lib/invites/schema.ts'

type Props = { organization: string; query: InviteQuery; counts: { open: number; expired: number } }

const states = [
  { state: 'open', label: 'Open' },
  { state: 'expired', label: 'Expired' },
] as const

/** How many are open and expired, as filters, and search. */
export function InviteToolbar({ organization, query, counts }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div role="group" aria-label="Status" className="flex gap-1 max-sm:w-full">
        {states.map(({ state, label }) => {
          const chosen = query.state === state
          return (
            <FilterLink
              key={state}
              href={inviteListHref(organization, query, { state: chosen ? null : state })}
              aria-current={chosen ? 'true' : undefined}
              className={filterChipClass}
            >
              <span className="font-medium tabular-nums">{counts[state]}</span>
              {label}
            </FilterLink>
          )
        })}
      </div>
      <SearchInput
        label="Search invites"
        value={query.q}
        href={(q) => inviteListHref(organization, query, { q })}
      />
    </div>
  )
}
