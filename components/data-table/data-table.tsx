'use client'

import { Fragment } from 'react'
import { DataTableRow } from '#components/data-table/data-table-row.tsx'
import { useList } from '#components/data-table/list-context.tsx'
import type { Column, ListQuery, TableDefinition } from '#components/data-table/list-definition.ts'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { GroupFrame, TableFrame } from '#components/data-table/table-frame.tsx'
import { useSelectedRows } from '#components/data-table/use-selected-rows.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props<Data, Cells> = {
  list: TableDefinition<Data, Cells>
  rows: readonly Data[]
  cells: Cells & { now: Date }
  /** The order of the rows, and the way to others. */
  query?: Pick<ListQuery, 'sort' | 'order'>
  sortHref?: (sort: string) => string
}

/** The rows of a list under headers that sort them. */
export function DataTable<Data extends { id: string }, Cells>(props: Props<Data, Cells>) {
  const { list, rows, cells, query, sortHref } = props
  const { pending } = useList()
  const { selected, isSelected, isWholePage, toggle, togglePage } = useSelectedRows(rows)
  const orderOf = ({ sortKey }: Column<Data, Cells & { now: Date }>) =>
    sortKey !== undefined && sortKey === query?.sort ? query.order : undefined
  const header = (column: Column<Data, Cells & { now: Date }>) => {
    const { label, sortKey } = column
    if (sortKey && sortHref)
      return <SortLink label={label} href={sortHref(sortKey)} order={orderOf(column)} />
    return label || <span className="sr-only">Actions</span>
  }
  return (
    <TableFrame
      columns={list.columns}
      caption={list.title}
      stale={pending}
      selectAll={
        list.checkbox && (
          <Checkbox
            aria-label="Select all on this page"
            checked={isWholePage}
            indeterminate={selected.length > 0 && !isWholePage}
            onChange={togglePage}
          />
        )
      }
      order={(at) => orderOf(list.columns[at]!)}
      header={(at) => header(list.columns[at]!)}
    >
      {rows.map((row, at) => {
        const before = rows[at - 1]
        const group = list.groupOf?.(row, cells)
        return (
          <Fragment key={row.id}>
            {group !== (before && list.groupOf?.(before, cells)) && (
              <GroupFrame columns={list.columns}>{group}</GroupFrame>
            )}
            <DataTableRow
              {...{ list, row, cells }}
              isSelected={isSelected(row)}
              onSelect={() => toggle(row)}
            />
          </Fragment>
        )
      })}
    </TableFrame>
  )
}
