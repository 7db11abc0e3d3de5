'use client'

import { SearchX } from 'lucide-react'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { tokenListHref } from '#components/tokens/token-list-url.ts'
import { sourceWords, statusWords } from '#components/tokens/token-words.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { TokenQuery } from '#lib/tokens/schema.ts'

/** Says which filter finds nothing, and offers to clear it. */
export function NoMatch({ query }: { query: TokenQuery }) {
  const filters = [
    query.status && statusWords[query.status].toLowerCase(),
    query.source && sourceWords[query.source].toLowerCase(),
  ].filter(Boolean)
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={
          <>
            No {filters.join(', ')} token
            {query.q && (
              <>
                {' '}
                matches “<bdi>{query.q}</bdi>”
              </>
            )}
            .
          </>
        }
        action={
          <FilterLink
            href={tokenListHref(query, { q: '', status: null, source: null })}
            className={buttonClass('secondary')}
          >
            {query.q ? 'Clear search and filters' : 'Clear filters'}
          </FilterLink>
        }
      />
    </div>
  )
}
