import { metaHelper, rowSelectionFeature, tableFeatures, type ReactTable } from '@tanstack/react-table'

/** What headers and cells need beside their column and row. */
type TableMeta<Cells> = {
  cells: Cells & { now: Date }
  /** The way to the list sorted by this key. */
  sortHref?: (sort: string) => string
  /** How it is sorted by this key now, if it is. */
  orderOf: (sort: string | undefined) => 'asc' | 'desc' | undefined
}

/** What lists use of TanStack Table: the database sorts them and cuts them into pages. */
export const listFeatures = <Cells>() =>
  tableFeatures({
    rowSelectionFeature,
    tableMeta: metaHelper<TableMeta<Cells>>(),
  })

export type ListFeatures<Cells> = ReturnType<typeof listFeatures<Cells>>

export type ListTable<Data extends object, Cells> = ReactTable<ListFeatures<Cells>, Data>
