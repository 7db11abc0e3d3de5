import type { ListDefinition, ListPlace, ListQuery } from '#components/data-table/list-definition.ts'

/** Text for an address: a whole secret that was pasted into a search stands for the end of its hint. */
const withoutSecrets = (text: string) =>
  text.replace(/[a-z]{2,12}_[po]at_[0-9A-Za-z]*([0-9A-Za-z]{4})/g, '$1')

/** A list's URL. It only contains what differs from the default, and any change except of the page leads to page 1. */
export function listHref<Query extends { page: number }>(
  path: string,
  plain: Query,
  query: Query,
  change: Partial<Query>,
): string {
  const next: Query = { ...query, page: 1, ...change }
  const told = (Object.keys(plain) as (keyof Query & string)[]).filter((key) => next[key] !== plain[key])
  const search = new URLSearchParams(told.map((key) => [key, withoutSecrets(String(next[key]))]))
  return told.length ? `${path}?${search}` : path
}

/** The addresses that lead on from a list as it is shown. */
export function listUrl<Query extends ListQuery>(
  { plain, orders = [] }: Pick<ListDefinition<never, Query>, 'plain' | 'orders'>,
  { path, query }: ListPlace<Query>,
) {
  const href = (change: Partial<Query> | Partial<ListQuery>) =>
    listHref(path, plain, query, change as Partial<Query>)
  const filters = Object.keys(plain).filter((key) => !position.includes(key)) as (keyof Query)[]
  const cleared = Object.fromEntries(filters.map((key) => [key, plain[key]])) as Partial<Query>
  return {
    href,
    isFiltered: filters.some((key) => query[key] !== plain[key]),
    clearHref: href(cleared),
    /** Sorting by a column, then the other way round. */
    sortHref: (sort: string) => {
      const first = orders.find((one) => one.sort === sort)?.order
      const turned = query.order === 'asc' ? 'desc' : 'asc'
      return href({ sort, order: query.sort === sort ? turned : first })
    },
  }
}

/** What says where in a list one is, rather than what it is narrowed to. */
const position: readonly string[] = ['sort', 'order', 'page', 'pageSize']

/** What a query narrows its list to. */
export function filterOf<Query extends ListQuery>(query: Query): FilterOf<Query> {
  const filter = Object.entries(query).filter(([key]) => !position.includes(key))
  return Object.fromEntries(filter) as FilterOf<Query>
}

type FilterOf<Query> = Query extends unknown ? Omit<Query, 'sort' | 'order' | 'page' | 'pageSize'> : never
