'use client'

import { ActivityFilters } from '#components/activity/activity-filters.tsx'
import { activityTable } from '#components/activity/activity-table.tsx'
import { DataList } from '#components/data-table/data-list.tsx'
import { useTimeZone } from '#components/shared/use-time-zone.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Owner } from '#lib/owners.ts'
import type { AuditList } from '#lib/audit/list-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import { paths } from '#lib/paths.ts'
import { dayOf } from '#lib/time-zone.ts'

type Props = AuditList & { owner: Owner; query: AuditQuery; timeZone: string; now: Date }

/** The log of an account or an organization, with its filters. */
export function ActivityList({ owner, entries, timeZone, ...page }: Props) {
  const zone = useTimeZone() ?? timeZone
  return (
    <DataList
      {...page}
      list={activityTable}
      path={owner.kind === 'account' ? paths.activity : paths.organizationActivity(owner.name)}
      rows={entries}
      cells={{ owner, timeZone: zone }}
      filters={<ActivityFilters {...{ owner, query: page.query }} today={dayOf(page.now, zone)} />}
      empty={<EmptyState title="Nothing has happened here yet." />}
    />
  )
}
