import type { ReactNode } from 'react'

/** A list's state, as its URL holds it: filters, order and page. */
export type ListQuery = {
  q?: string
  sort?: string
  order?: 'asc' | 'desc'
  page: number
  pageSize?: number
}

/** A list, where it stands: its address, with the state that is shown. */
export type ListPlace<Query extends ListQuery> = { path: string; query: Query }

/**
 * The first column is what a row is; one without a label holds what can be done to it. In cards both stand at the top, and the
 * others follow each other on the second line.
 */
export type Column<Data, Cells, Sort = string> = {
  label: string
  /** The sort key that this column's header selects. */
  sortKey?: Sort
  /** The width, where there are columns. */
  className?: string
  /**
   * Another look in a card: without its second line; beside the first column, likewise; on a line of its own; or left out,
   * where the row's page has it.
   */
  card?: 'one-line' | 'beside' | 'below' | 'left-out'
  cell: (row: Data, list: Cells) => ReactNode
}

/** The rows in view that are selected, and whether all that match on other pages are, too. */
export type Selected<Data> = {
  rows: Data[]
  isAll: boolean
  isWholePage: boolean
  /** How many rows match, on all pages. */
  matching: number
  isFiltered: boolean
}

export type Order<Sort = string> = { sort: Sort; order: 'asc' | 'desc'; label: string }

export type Label = string | { one: string; many: string }
type FilterKey<Query> = {
  [Key in keyof Query & string]: null extends Query[Key] ? Key : never
}[keyof Query & string]

/** What a list is narrowed by: a key of its query, and the word for each of its values. */
type Filter<Query> = {
  [Key in FilterKey<Query>]: {
    key: Key
    label: string
    labels: Readonly<Record<NonNullable<Query[Key]> & string, Label>>
  }
}[FilterKey<Query>]

type SortOf<Query> = Query extends { sort: infer Sort extends string } ? Sort : never

/** What a table shows of each row. */
export type TableDefinition<Data, Cells, Sort = string> = {
  title: string
  columns: readonly Column<Data, Cells & { now: Date }, Sort>[]
  /** What a row's checkbox is called: "Select CI"; without one, rows can't be selected. */
  checkbox?: (row: Data) => string
  isMuted?: (row: Data, now: Date) => boolean
  /** What stands above the rows that have it in common, as a day. */
  groupOf?: (row: Data, list: Cells & { now: Date }) => string
}

/** All that is particular to a list: its columns, its query and its words. */
export type ListDefinition<Data, Query extends ListQuery, Cells = object> = TableDefinition<
  Data,
  Cells,
  SortOf<Query>
> & {
  /** What a row is called, and several: "member", "members". */
  one: string
  many: string
  /** The query of a URL that says nothing. */
  plain: Query
  pageSize: number
  /** The orders to choose from; of two by one key, the first is what a click on its header begins with. */
  orders?: readonly Order<SortOf<Query>>[]
  /** Above the list, the values that some rows have, each with its count. */
  strip?: Filter<Query>
  /** A filter with a count at each value, and one to choose from. */
  chips?: Filter<Query>
  select?: Filter<Query> & { all: string }
  /** What a query finds none of: "No owner". */
  nothing: (query: Query) => ReactNode
}

export const labelOf = (label: Label, count = 2) =>
  typeof label === 'string' ? label : count === 1 ? label.one : label.many
