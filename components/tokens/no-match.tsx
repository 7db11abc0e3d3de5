'use client'

import { SearchX } from 'lucide-react'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

type Props = {
  /** The filters in words that stand before "token", and the search. */
  filters: (string | null)[]
  q: string
  clearHref: string
}

/** Says which filter finds nothing, and offers to clear it. */
export function NoMatch({ filters, q, clearHref }: Props) {
  const words = filters.filter((filter) => filter !== null).map((filter) => filter.toLowerCase())
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={
          <>
            No {words.join(', ')} token
            {q && (
              <>
                {' '}
                matches “<bdi>{q}</bdi>”
              </>
            )}
            .
          </>
        }
        action={
          <FilterLink href={clearHref} className={buttonClass('secondary')}>
            {q ? 'Clear search and filters' : 'Clear filters'}
          </FilterLink>
        }
      />
    </div>
  )
}
