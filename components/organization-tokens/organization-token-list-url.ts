import { listHref } from '#components/data-table/list-href.ts'
import { withoutSecrets } from '#components/tokens/without-secrets.ts'
import { paths } from '#lib/paths.ts'
import type { OrganizationTokenQuery } from '#lib/tokens/organization-token-schema.ts'

type Query = OrganizationTokenQuery

const standard: Query = { q: '', status: null, access: null, sort: 'created', order: 'desc', page: 1 }

/** The list's address after a change; a change of anything but the page leads to the first one. */
export function organizationTokenListHref(name: string, query: Query, change: Partial<Query>): string {
  const { q } = change
  const told = q === undefined ? change : { ...change, q: withoutSecrets(q) }
  return listHref(paths.accessTokens(name), standard, query, told)
}

/** What sorting by a column leads to: labels from A, times from the latest; then the other way round. */
export function sortedBy(query: Query, sort: Query['sort']): Pick<Query, 'sort' | 'order'> {
  if (query.sort === sort) return { sort, order: query.order === 'asc' ? 'desc' : 'asc' }
  return { sort, order: sort === 'label' || sort === 'expires' ? 'asc' : 'desc' }
}

export function isOrganizationTokenListFiltered({ q, status, access }: Query): boolean {
  return q !== '' || status !== null || access !== null
}
