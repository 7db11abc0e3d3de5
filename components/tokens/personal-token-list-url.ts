import { listHref } from '#components/data-table/list-href.ts'
import { withoutSecrets } from '#components/tokens/without-secrets.ts'
import { paths } from '#lib/paths.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'

const standard: TokenQuery = { q: '', status: null, source: null, sort: 'created', order: 'desc', page: 1 }

/** The list's address after a change; a change of anything but the page leads to the first one. */
export function tokenListHref(query: TokenQuery, change: Partial<TokenQuery>): string {
  const { q } = change
  const told = q === undefined ? change : { ...change, q: withoutSecrets(q) }
  return listHref(paths.security, standard, query, told)
}

/** Sorting by a column: names from A, all else from the latest or the most; then the other way round. */
export function sortHref(query: TokenQuery, sort: TokenQuery['sort']): string {
  const first = sort === 'description' || sort === 'expires' ? 'asc' : 'desc'
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return tokenListHref(query, { sort, order: query.sort === sort ? turned : first })
}

export function isFiltered({ q, status, source }: TokenQuery): boolean {
  return q !== '' || status !== null || source !== null
}
