import { listHref } from '#components/data-table/list-href.ts'
import { paths } from '#lib/paths.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

const standard: RepositoryQuery = {
  ...{ q: '', visibility: null, owner: null },
  ...{ sort: 'name', order: 'asc', page: 1 },
}

/** The list of one organization where a namespace is given, else that of all repositories. */
export function repositoryListHref(
  query: RepositoryQuery,
  change: Partial<RepositoryQuery>,
  namespace: string | null = null,
): string {
  const path = namespace === null ? paths.repositories : paths.organizationRepositories(namespace)
  return listHref(path, standard, query, change)
}

/** Sorting by a column: names from A, times from the latest; then the other way round. */
export function repositorySortHref(
  query: RepositoryQuery,
  sort: RepositoryQuery['sort'],
  namespace: string | null = null,
): string {
  const first = sort === 'name' ? 'asc' : 'desc'
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return repositoryListHref(query, { sort, order: query.sort === sort ? turned : first }, namespace)
}

export function isRepositoryListFiltered({ q, visibility, owner }: RepositoryQuery): boolean {
  return q !== '' || visibility !== null || owner !== null
}

/** Where a repository is made, of the organization whose list it is. */
export function newRepositoryHref(namespace: string | null): string {
  return namespace === null ? paths.newRepository : `${paths.newRepository}?namespace=${namespace}`
}
