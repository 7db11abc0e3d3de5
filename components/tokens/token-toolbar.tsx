'use client'

import type { ReactNode } from 'react'
import { SelectionBar } from '#components/tokens/selection-bar.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { classNames } from '#components/ui/class-names.ts'

type Props = {
  filters: ReactNode
  action: ReactNode
  orderSelect: ReactNode
  selected: number
  allSelected: boolean
  onSelectAll: (event: unknown) => void
  onDelete: () => void
  onClear: () => void
}

/**
 * Filters and bar share one cell of a grid, so that neither moves what stands below. The bar stays in view while one
 * scrolls; on a phone it stands at the bottom edge.
 */
export function TokenToolbar({ filters, action, orderSelect, selected, allSelected, ...on }: Props) {
  return (
    <>
      <div
        className={classNames(
          'grid items-start',
          selected > 0 && 'z-10 bg-background py-2 -my-2 sm:sticky sm:top-0',
        )}
      >
        <div className={classNames(toolbarClass, 'col-start-1 row-start-1', selected > 0 && 'sm:invisible')}>
          {filters}
          <div className="order-2 flex items-center gap-3 max-sm:order-4 max-sm:w-full max-sm:flex-col max-sm:items-stretch @4xl:order-4">
            {action}
          </div>
        </div>
        {selected > 0 && <SelectionBar count={selected} onDelete={on.onDelete} onClear={on.onClear} />}
      </div>
      <div className="flex items-center justify-between gap-4 @2xl:hidden">
        <label className="flex min-h-10 cursor-pointer items-center gap-3 pl-4">
          <Checkbox checked={allSelected} onChange={on.onSelectAll} />
          Select all
        </label>
        <div className="w-48">{orderSelect}</div>
      </div>
    </>
  )
}

/** One row where there is room for it, else two, and three on a phone. */
const toolbarClass = 'flex flex-wrap items-center justify-between gap-2'
