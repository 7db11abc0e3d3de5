'use client'

import { FilterChips } from '#components/data-table/filter-chips.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { inviteListHref } from '#components/invites/invite-list-url.ts'
import type { InviteQuery } from '#lib/invites/schema.ts'

type Props = { organization: string; query: InviteQuery; counts: { open: number; expired: number } }

const stateWords = { open: 'Open', expired: 'Expired' }

/** How many are open and expired, as filters, and search. */
export function InviteToolbar({ organization, query, counts }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FilterChips
        label="Status"
        values={['open', 'expired']}
        chosen={query.state}
        counts={counts}
        wordOf={(state) => stateWords[state]}
        href={(state) => inviteListHref(organization, query, { state })}
      />
      <SearchInput
        label="Search invites"
        value={query.q}
        href={(q) => inviteListHref(organization, query, { q })}
      />
    </div>
  )
}
