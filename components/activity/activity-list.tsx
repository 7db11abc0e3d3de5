'use client'

import { ActivityFilters } from '#components/activity/activity-filters.tsx'
import { activityTable } from '#components/activity/activity-table.tsx'
import { DataList } from '#components/data-table/data-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Owner } from '#lib/owners.ts'
import type { AuditList } from '#lib/audit/list-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = AuditList & { owner: Owner; query: AuditQuery; now: Date }

/** The log of an account or an organization, with its filters. */
export function ActivityList({ owner, entries, ...page }: Props) {
  return (
    <DataList
      {...page}
      list={activityTable}
      path={owner.kind === 'account' ? paths.activity : paths.organizationActivity(owner.name)}
      rows={entries}
      cells={{ owner }}
      filters={<ActivityFilters owner={owner} query={page.query} />}
      empty={<EmptyState title="Nothing has happened here yet." />}
    />
  )
}
