'use client'

import { useList } from '#components/data-table/list-context.tsx'
import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { RowFrame } from '#components/data-table/table-frame.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props<Data, Cells> = {
  list: TableDefinition<Data, Cells>
  row: Data
  cells: Cells & { now: Date }
}

export function DataTableRow<Data extends { id: string }, Cells>({
  list: { columns, checkbox, isMuted },
  row,
  cells,
}: Props<Data, Cells>) {
  const { busy, selected, select } = useList()
  const isSelected = selected.has(row.id)
  const toggle = () =>
    select(isSelected ? [...selected].filter((id) => id !== row.id) : [...selected, row.id])
  return (
    <RowFrame
      columns={columns}
      isSelected={isSelected}
      isMuted={isMuted?.(row, cells.now)}
      isBusy={busy.has(row.id)}
      select={checkbox && <Checkbox aria-label={checkbox(row)} checked={isSelected} onChange={toggle} />}
      cell={(at) => columns[at]!.cell(row, cells)}
    />
  )
}
