'use client'

import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { activityColumns } from '#components/activity/activity-columns.tsx'
import { ActivityFilters } from '#components/activity/activity-filters.tsx'
import { activityHref } from '#components/activity/activity-list-url.ts'
import { ActivityNoMatch } from '#components/activity/activity-no-match.tsx'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { features } from '#components/data-table/table-features.ts'
import { useNow } from '#components/shared/use-now.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { describeAction } from '#lib/audit/audit-actions.ts'
import type { LogOwner } from '#lib/audit/authorize-log.ts'
import type { AuditList } from '#lib/audit/list-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'

type Props = { owner: LogOwner; query: AuditQuery; log: AuditList; now: Date }

/** The log of an account or an organization, with its filters. */
export function ActivityList(props: Props) {
  return (
    <ListNavigationProvider>
      <Entries {...props} />
    </ListNavigationProvider>
  )
}

function Entries({ owner, query, log, now: serverNow }: Props) {
  const { entries, matching, hasMore, page } = log
  const now = useNow(serverNow)
  const { pending } = useListNavigation()
  const data = useMemo(() => entries.map((entry) => ({ ...entry, owner, now })), [entries, owner, now])
  const columns = activityColumns
  const table = useTable({ features, columns, data, getRowId: ({ id }) => id, enableRowSelection: false })
  return (
    <section aria-label="Activity" className="@container flex flex-col gap-3">
      <ActivityFilters owner={owner} query={query} />
      {matching === 0 ? (
        <ActivityNoMatch owner={owner} query={query} />
      ) : (
        <>
          <DataTable
            table={table}
            caption="Activity"
            stale={pending}
            header={({ label }) => label}
            ariaSort={() => undefined}
            row={({ action }) => ({ name: describeAction(action), muted: false, busy: false })}
          />
          <Pagination
            page={page}
            pageSize={query.pageSize}
            total={matching}
            hasMore={hasMore}
            href={(page) => activityHref(owner, query, { page })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {matching === 1 ? '1 entry' : `${matching} entries`}
      </p>
    </section>
  )
}
