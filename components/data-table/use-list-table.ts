import { functionalUpdate, useTable, type RowSelectionState } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useList } from '#components/data-table/list-context.tsx'
import type { ListQuery, TableDefinition } from '#components/data-table/list-definition.ts'
import { tableColumns } from '#components/data-table/table-columns.tsx'
import { listFeatures, type ListTable } from '#components/data-table/list-features.ts'

type Props<Data, Cells> = {
  list: TableDefinition<Data, Cells>
  rows: readonly Data[]
  cells: Cells & { now: Date }
  /** The order of the rows, and the way to others. */
  query?: Pick<ListQuery, 'sort' | 'order'>
  sortHref?: (sort: string) => string
}

/** The table of a list: its rows come from the database sorted, filtered and cut into pages as the URL says. */
export function useListTable<Data extends { id: string }, Cells>({
  list,
  rows,
  cells,
  query,
  sortHref,
}: Props<Data, Cells>): ListTable<Data, Cells> {
  const { rowSelection, onRowSelectionChange, isAllSelected } = useList()
  const features = useMemo(() => listFeatures<Cells>(), [])
  // Other columns would be other components: their cells would lose their state.
  const columns = useMemo(() => tableColumns(list.columns), [list.columns])
  const all = (): RowSelectionState => Object.fromEntries(rows.map(({ id }) => [id, true]))
  const selected = isAllSelected ? all() : rowSelection
  return useTable<typeof features, Data>({
    features,
    columns,
    data: rows,
    getRowId: ({ id }) => id,
    meta: { cells, sortHref, orderOf: (sort) => (sort && sort === query?.sort ? query.order : undefined) },
    state: { rowSelection: selected },
    onRowSelectionChange: (update) => onRowSelectionChange(functionalUpdate(update, selected)),
    enableRowRangeSelection: false,
  })
}
