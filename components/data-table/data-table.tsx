'use client'

import { DataTableRow } from '#components/data-table/data-table-row.tsx'
import { useList } from '#components/data-table/list-context.tsx'
import type { ListQuery, TableDefinition } from '#components/data-table/list-definition.ts'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { TableFrame } from '#components/data-table/table-frame.tsx'
import { usePageSelection } from '#components/data-table/use-page-selection.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props<Data, Cells> = {
  list: TableDefinition<Data, Cells>
  rows: readonly Data[]
  cells: Cells & { now: Date }
  /** The order that the rows are in, and the way to others. */
  query?: ListQuery
  sortHref?: (sort: string) => string
}

/** The rows of a list under headers that sort them. */
export function DataTable<Data extends { id: string }, Cells>({
  list,
  rows,
  cells,
  query,
  sortHref,
}: Props<Data, Cells>) {
  const { pending } = useList()
  const { selected, isAll, toggleAll } = usePageSelection(rows)
  return (
    <TableFrame
      columns={list.columns}
      caption={list.title}
      stale={pending}
      selectAll={
        list.checkbox && (
          <Checkbox
            aria-label="Select all on this page"
            checked={isAll}
            indeterminate={selected.length > 0 && !isAll}
            onChange={toggleAll}
          />
        )
      }
      order={({ sortKey }) => (sortKey && sortKey === query?.sort ? query.order : undefined)}
      header={({ label, sortKey }, order) => {
        if (sortKey && sortHref) return <SortLink label={label} href={sortHref(sortKey)} order={order} />
        return label || <span className="sr-only">Actions</span>
      }}
    >
      {rows.map((row) => (
        <DataTableRow key={row.id} list={list} row={row} cells={cells} />
      ))}
    </TableFrame>
  )
}
