import { listHref } from '#components/data-table/list-href.ts'
import type { MemberQuery } from '#lib/members/schema.ts'
import { paths } from '#lib/paths.ts'

const standard: MemberQuery = { q: '', role: null, sort: 'username', order: 'asc', page: 1 }

export function memberListHref(
  organization: string,
  query: MemberQuery,
  change: Partial<MemberQuery>,
): string {
  return listHref(paths.members(organization), standard, query, change)
}

/** Sorting by a column: names from A, roles from the most, days from the latest; then the other way round. */
export function memberSortHref(organization: string, query: MemberQuery, sort: MemberQuery['sort']): string {
  const first = sort === 'username' ? 'asc' : 'desc'
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return memberListHref(organization, query, { sort, order: query.sort === sort ? turned : first })
}
