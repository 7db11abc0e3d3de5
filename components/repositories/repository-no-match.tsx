'use client'

import { SearchX } from 'lucide-react'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { repositoryListHref } from '#components/repositories/repository-list-url.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

const whose = { mine: ' of yours', others: ' of others' }

type Props = { query: RepositoryQuery; namespace: string | null }

/** Says which filter finds nothing, and offers to clear it. */
export function RepositoryNoMatch({ query, namespace }: Props) {
  const { q, visibility, owner } = query
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={
          <>
            No {visibility} repository{owner && whose[owner]}
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
          <FilterLink
            href={repositoryListHref(query, { q: '', visibility: null, owner: null }, namespace)}
            className={buttonClass('secondary')}
          >
            {q ? 'Clear search and filters' : 'Clear filters'}
          </FilterLink>
        }
      />
    </div>
  )
}
