import { listHref } from '#components/data-table/list-href.ts'
import type { GroupQuery } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

const standard: GroupQuery = { q: '', member: null, sort: 'name', order: 'asc', page: 1 }

export function groupListHref(organization: string, query: GroupQuery, change: Partial<GroupQuery>): string {
  return listHref(paths.groups(organization), standard, query, change)
}

/** Sorting by a column: names from A, the newest first; then the other way round. */
export function groupSortHref(organization: string, query: GroupQuery, sort: GroupQuery['sort']): string {
  const first = sort === 'name' ? 'asc' : 'desc'
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return groupListHref(organization, query, { sort, order: query.sort === sort ? turned : first })
}
