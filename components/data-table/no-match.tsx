import { SearchX } from '@lucide/icons'
import type { ReactNode } from 'react'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = { nothing: ReactNode; q?: string; clearHref: string }

/** Says which filter matches nothing ("No owner matches …"), and offers to clear it. */
export function NoMatch({ nothing, q, clearHref }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<Icon icon={SearchX} />}
        title={
          <>
            {nothing}
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
