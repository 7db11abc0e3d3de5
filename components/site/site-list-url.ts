import { listHref } from '#components/data-table/list-href.ts'
import type { CompanyQuery } from '#lib/companies/schema.ts'
import type { SiteOrganizationQuery } from '#lib/organizations/schema.ts'
import { paths } from '#lib/paths.ts'

const byName = { q: '', sort: 'name', order: 'asc', page: 1 } as const

export function siteOrganizationsHref(
  query: SiteOrganizationQuery,
  change: Partial<SiteOrganizationQuery>,
): string {
  return listHref<SiteOrganizationQuery>(paths.siteOrganizations, { ...byName, plan: null }, query, change)
}

export function companiesHref(query: CompanyQuery, change: Partial<CompanyQuery>): string {
  return listHref<CompanyQuery>(paths.siteCompanies, byName, query, change)
}

/** Sorting by a column: names from A, all else from the most or the latest; then the other way round. */
export function sortedBy<Sort extends string>(
  query: { sort: Sort; order: 'asc' | 'desc' },
  sort: Sort,
): { sort: Sort; order: 'asc' | 'desc' } {
  if (query.sort === sort) return { sort, order: query.order === 'asc' ? 'desc' : 'asc' }
  return { sort, order: sort === 'name' ? 'asc' : 'desc' }
}
