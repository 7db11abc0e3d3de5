'use client'

import type { ReactNode } from 'react'
import { useList } from '#components/data-table/list-context.tsx'
import type { Selected } from '#components/data-table/list-definition.ts'
import { Button } from '#components/ui/button.tsx'

type Props = { selected: Selected<unknown>; children: ReactNode }

const number = new Intl.NumberFormat('en')

/** Stands in the filters' place while rows are selected. */
export function SelectionBar({ selected, children }: Props) {
  const { rows, isAll, isWholePage, matching, isFiltered } = selected
  const { clearSelection, selectAll } = useList()
  const count = isAll ? matching : rows.length
  const all = `Select all ${number.format(matching)}${isFiltered ? ' that match' : ''}`
  return (
    <div
      data-selection-bar
      className="col-start-1 row-start-1 flex flex-wrap items-center gap-2 phone:fixed phone:inset-x-0 phone:bottom-0 phone:z-30 phone:border-t phone:border-line phone:bg-surface-raised phone:px-4 phone:py-2.5"
    >
      <p role="status" className="mr-2 font-medium whitespace-nowrap tabular-nums max-sm:flex-1">
        {number.format(count)} selected
      </p>
      {(isAll || (isWholePage && matching > count)) && (
        <Button look="quiet" className="text-accent" onClick={() => selectAll(!isAll)}>
          {isAll ? 'Select this page only' : all}
        </Button>
      )}
      {children}
      <Button look="quiet" onClick={clearSelection}>
        Clear
      </Button>
    </div>
  )
}
