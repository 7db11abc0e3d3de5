'use client'

import type { ReactTable, RowData } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { DataTableRow } from '#components/data-table/data-table-row.tsx'
import type { features } from '#components/data-table/table-features.ts'
import { type ColumnLook } from '#components/data-table/table-features.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { classNames } from '#components/ui/class-names.ts'

type Props<Data extends RowData> = {
  table: ReactTable<typeof features, Data>
  caption: string
  /** Old rows stay, dimmed, while new ones are on their way. */
  stale: boolean
  header: (look: ColumnLook) => ReactNode
  ariaSort: (look: ColumnLook) => 'ascending' | 'descending' | undefined
  row: (data: Data) => { name: string; muted: boolean; busy: boolean }
}

/** A table that turns into a list of cards where there is no room for columns; roles hold in both. */
export function DataTable<Data extends RowData>({
  table,
  caption,
  stale,
  header,
  ariaSort,
  row: describe,
}: Props<Data>) {
  const columns = table.getAllColumns()
  const selectable = table.options.enableRowSelection !== false
  return (
    <div className="rounded-card border border-line bg-surface">
      <table role="table" aria-busy={stale} className="w-full table-fixed text-sm @max-2xl:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="@max-2xl:hidden">
          <tr role="row" className="border-b border-line text-text-muted">
            {selectable && (
              <th role="columnheader" scope="col" className="w-11 p-0">
                <label className="grid h-10 cursor-pointer place-content-center pl-1">
                  <Checkbox
                    aria-label="Select all on this page"
                    checked={table.getIsAllRowsSelected()}
                    indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </label>
              </th>
            )}
            {columns.map(({ id, columnDef: { meta: look } }) => (
              <th
                key={id}
                role="columnheader"
                scope="col"
                aria-sort={look && ariaSort(look)}
                className={classNames('h-10 px-2 text-left font-medium', look?.className)}
              >
                {look && header(look)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          role="rowgroup"
          className={classNames('transition-opacity @max-2xl:block', stale && 'opacity-60')}
        >
          {table.getRowModel().rows.map((row) => (
            <DataTableRow
              key={row.id}
              row={row}
              selectable={selectable}
              selected={row.getIsSelected()}
              FlexRender={table.FlexRender}
              {...describe(row.original)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
