import { listHref } from '#components/data-table/list-href.ts'
import type { LogOwner } from '#lib/audit/authorize-log.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import { paths } from '#lib/paths.ts'

export const noFilters = { action: null, actor: '', target: '', from: '', to: '' } as const

const standard: AuditQuery = { ...noFilters, page: 1, pageSize: 20 }

/** The log's address after a change; a change of anything but the page leads to the first one. */
export function activityHref(owner: LogOwner, query: AuditQuery, change: Partial<AuditQuery>): string {
  const path = owner.kind === 'account' ? paths.activity : paths.organizationActivity(owner.name)
  return listHref(path, standard, query, change)
}

/** The file with all that the query finds. */
export function activityCsvHref(owner: LogOwner, query: AuditQuery): string {
  const path = owner.kind === 'account' ? paths.activityCsv : paths.organizationActivityCsv(owner.name)
  return listHref(path, standard, query, { page: 1, pageSize: standard.pageSize })
}

export function isActivityFiltered(query: AuditQuery): boolean {
  return (Object.keys(noFilters) as (keyof typeof noFilters)[]).some((key) => query[key] !== noFilters[key])
}
