'use client'

import { FlexRender, type Row } from '@tanstack/react-table'
import { Fragment } from 'react'
import { DataTableRow } from '#components/data-table/data-table-row.tsx'
import { useList } from '#components/data-table/list-context.tsx'
import type { TableDefinition } from '#components/data-table/list-definition.ts'
import type { ListFeatures, ListTable } from '#components/data-table/list-features.ts'
import { GroupFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props<Data extends object, Cells> = {
  list: TableDefinition<Data, Cells>
  table: ListTable<Data, Cells>
  now: Date
}

/** The rows of a list under headers that sort them. */
export function DataTable<Data extends object, Cells>({ list, table, now }: Props<Data, Cells>) {
  const { pending } = useList()
  const headers = table.getFlatHeaders()
  const { cells, orderOf } = table.options.meta!
  const groupOf = (row: Row<ListFeatures<Cells>, Data>) => list.groupOf?.(row.original, cells)
  const isAll = table.getIsAllPageRowsSelected()
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
            indeterminate={table.getIsSomePageRowsSelected() && !isAll}
            onChange={table.getToggleAllPageRowsSelectedHandler()}
          />
        )
      }
      order={(at) => orderOf(list.columns[at]!.sortKey)}
      header={(at) => <FlexRender header={headers[at]!} />}
    >
      {table.getRowModel().rows.map((row, at, rows) => {
        const [group, before] = [groupOf(row), rows[at - 1] && groupOf(rows[at - 1]!)]
        return (
          <Fragment key={row.id}>
            {group !== before && <GroupFrame columns={list.columns}>{group}</GroupFrame>}
            <DataTableRow list={list} row={row} now={now} />
          </Fragment>
        )
      })}
    </TableFrame>
  )
}
