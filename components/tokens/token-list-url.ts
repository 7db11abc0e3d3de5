import { listHref } from '#components/data-table/list-href.ts'
import { paths } from '#lib/paths.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'

const standard: TokenQuery = { q: '', status: null, source: null, sort: 'created', order: 'desc', page: 1 }

/** The list's address after a change; a change of anything but the page leads to the first one. */
export function tokenListHref(query: TokenQuery, change: Partial<TokenQuery>): string {
  const q = change.q?.replace(wholeSecret, '$1')
  return listHref(paths.security, standard, query, q === undefined ? change : { ...change, q })
}

/** A secret pasted into the search looks for its hint, and never stands in an address. */
const wholeSecret = /[a-z]{2,12}_pat_[0-9A-Za-z]*([0-9A-Za-z]{4})/g

/** Sorting by a column: names from A, all else from the latest or the most; then the other way round. */
export function sortHref(query: TokenQuery, sort: TokenQuery['sort']): string {
  const first = sort === 'description' || sort === 'expires' ? 'asc' : 'desc'
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return tokenListHref(query, { sort, order: query.sort === sort ? turned : first })
}

export function isFiltered({ q, status, source }: TokenQuery): boolean {
  return q !== '' || status !== null || source !== null
}
