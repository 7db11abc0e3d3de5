'use client'

import { activityTable } from '#components/activity/activity-table.tsx'
import { DataList } from '#components/data-table/data-list.tsx'
import { useTimeZone } from '#components/shared/use-time-zone.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { AuditList } from '#lib/audit/list-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'

type Props = AuditList & { owner: Owner; id: string; query: AuditQuery; timeZone: string; now: Date }

/** What of its owner's log is about one token. */
export function TokenActivity({ owner, id, entries, timeZone, ...list }: Props) {
  const zone = useTimeZone() ?? timeZone
  return (
    <DataList
      {...list}
      list={activityTable}
      path={tokenPaths(owner).activity(id)}
      rows={entries}
      cells={{ owner, timeZone: zone }}
      filters={<></>}
      empty={<EmptyState title="The log has nothing about this token." />}
    />
  )
}
