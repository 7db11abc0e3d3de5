'use client'

import { useList } from '#components/data-table/list-context.tsx'
import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { RowFrame } from '#components/data-table/table-frame.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props<Data, Cells> = {
  list: TableDefinition<Data, Cells>
  row: Data
  cells: Cells & { now: Date }
  isSelected: boolean
  onSelect: () => void
}

export function DataTableRow<Data extends { id: string }, Cells>({
  list: { columns, checkbox, isMuted },
  row,
  cells,
  isSelected,
  onSelect,
}: Props<Data, Cells>) {
  const { busy } = useList()
  return (
    <RowFrame
      id={row.id}
      columns={columns}
      isSelected={isSelected}
      isMuted={isMuted?.(row, cells.now)}
      isBusy={busy.has(row.id)}
      select={checkbox && <Checkbox aria-label={checkbox(row)} checked={isSelected} onChange={onSelect} />}
      cell={(at) => columns[at]!.cell(row, cells)}
    />
  )
}
