import { listHref } from '#components/data-table/list-href.ts'
import { paths } from '#lib/paths.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

const standard: RepositoryQuery = {
  ...{ q: '', visibility: null, owner: null },
  ...{ sort: 'name', order: 'asc', page: 1 },
}

export function repositoryListHref(query: RepositoryQuery, change: Partial<RepositoryQuery>): string {
  return listHref(paths.repositories, standard, query, change)
}

/** Sorting by a column: names from A, times from the latest; then the other way round. */
export function repositorySortHref(query: RepositoryQuery, sort: RepositoryQuery['sort']): string {
  const first = sort === 'name' ? 'asc' : 'desc'
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return repositoryListHref(query, { sort, order: query.sort === sort ? turned : first })
}

export function isRepositoryListFiltered({ q, visibility, owner }: RepositoryQuery): boolean {
  return q !== '' || visibility !== null || owner !== null
}
