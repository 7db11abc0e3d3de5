'use client'

import { SearchX } from 'lucide-react'
import { activityHref, isActivityFiltered, noFilters } from '#components/activity/activity-list-url.ts'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { describeAction } from '#lib/audit/audit-actions.ts'
import type { LogOwner } from '#lib/audit/authorize-log.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'

/** Says which filter finds nothing, and offers to clear it. */
export function ActivityNoMatch({ owner, query }: { owner: LogOwner; query: AuditQuery }) {
  const { action, actor, target, from, to } = query
  const filters = [
    action && <>“{describeAction(action)}”</>,
    actor && (
      <>
        by “<bdi>{actor}</bdi>”
      </>
    ),
    target && (
      <>
        on “<bdi>{target}</bdi>”
      </>
    ),
    from && `from ${from}`,
    to && `until ${to}`,
  ]
  return (
    <div className="rounded-card border border-line bg-surface">
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={
          isActivityFiltered(query) ? (
            <>
              Nothing in the log
              {filters.map((filter, at) => filter && <span key={at}> {filter}</span>)}.
            </>
          ) : (
            'Nothing has happened here yet.'
          )
        }
        action={
          isActivityFiltered(query) && (
            <FilterLink href={activityHref(owner, query, noFilters)} className={buttonClass('secondary')}>
              Clear filters
            </FilterLink>
          )
        }
      />
    </div>
  )
}
