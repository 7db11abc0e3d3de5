import {
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type ReactTable,
} from '@tanstack/react-table'

/** What headers and cells need beside their column and row. */
type TableMeta<Cells> = {
  cells: Cells & { now: Date }
  /** The way to the list sorted by this key. */
  sortHref?: (sort: string) => string
}

/** What lists use of TanStack Table: the database cuts them into pages. */
export const listFeatures = <Cells>() =>
  tableFeatures({
    rowSelectionFeature,
    rowSortingFeature,
    tableMeta: metaHelper<TableMeta<Cells>>(),
  })

export type ListFeatures<Cells> = ReturnType<typeof listFeatures<Cells>>

export type ListTable<Data extends object, Cells> = ReactTable<ListFeatures<Cells>, Data>
