'use client'

import { FlexRender, type Row } from '@tanstack/react-table'
import { useList } from '#components/data-table/list-context.tsx'
import type { TableDefinition } from '#components/data-table/list-definition.ts'
import type { ListFeatures } from '#components/data-table/list-features.ts'
import { RowFrame } from '#components/data-table/table-frame.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props<Data extends object, Cells> = {
  list: TableDefinition<Data, Cells>
  row: Row<ListFeatures<Cells>, Data>
  now: Date
}

export function DataTableRow<Data extends object, Cells>({
  list: { columns, checkbox, isMuted },
  row,
  now,
}: Props<Data, Cells>) {
  const { busy } = useList()
  const isSelected = row.getIsSelected()
  const cells = row.getAllCells()
  return (
    <RowFrame
      id={row.id}
      columns={columns}
      isSelected={isSelected}
      isMuted={isMuted?.(row.original, now)}
      isBusy={busy.has(row.id)}
      select={
        checkbox && (
          <Checkbox
            aria-label={checkbox(row.original)}
            checked={isSelected}
            onChange={row.getToggleSelectedHandler()}
          />
        )
      }
      cell={(at) => <FlexRender cell={cells[at]!} />}
    />
  )
}
