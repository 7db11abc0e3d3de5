'use client'

import type { ReactTable, Row, RowData } from '@tanstack/react-table'
import type { features } from '#components/data-table/table-features.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { classNames } from '#components/ui/class-names.ts'

type Props<Data extends RowData> = {
  row: Row<typeof features, Data>
  selectable: boolean
  selected: boolean
  FlexRender: ReactTable<typeof features, Data>['FlexRender']
  name: string
  muted: boolean
  busy: boolean
}

export function DataTableRow<Data extends RowData>({
  row,
  selectable,
  selected,
  FlexRender,
  name,
  muted,
  busy,
}: Props<Data>) {
  return (
    <tr
      role="row"
      data-selected={selected || undefined}
      aria-busy={busy || undefined}
      className={classNames(
        'border-b border-line transition-colors last:border-b-0 hover:bg-surface-muted data-selected:bg-accent-soft',
        '@max-2xl:grid @max-2xl:py-2',
        selectable
          ? '@max-2xl:grid-cols-[2.75rem_minmax(0,1fr)_auto]'
          : '@max-2xl:grid-cols-[1rem_minmax(0,1fr)_auto]',
        'first:rounded-t-card last:rounded-b-card @2xl:h-15',
        muted && 'text-text-muted',
        busy && 'opacity-60',
      )}
    >
      {selectable && (
        <td role="cell" className="p-0 @max-2xl:row-start-1">
          <label className="grid h-10 cursor-pointer place-content-center pl-1">
            <Checkbox
              aria-label={`Select ${name}`}
              checked={selected}
              onChange={row.getToggleSelectedHandler()}
            />
          </label>
        </td>
      )}
      {row.getAllCells().map((cell) => {
        const look = cell.column.columnDef.meta
        return (
          <td
            key={cell.id}
            role="cell"
            className={classNames(
              'px-2 @max-2xl:pl-0',
              !look?.plain &&
                '@max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:flex @max-2xl:pr-4 @max-2xl:gap-2 @max-2xl:py-0.5',
              look?.className,
            )}
          >
            {!look?.plain && <span className="w-24 shrink-0 text-text-muted @2xl:hidden">{look?.label}</span>}
            <FlexRender cell={cell} />
          </td>
        )
      })}
    </tr>
  )
}
