'use client'

import type { ReactNode } from 'react'
import { useList } from '#components/data-table/list-context.tsx'
import { Button } from '#components/ui/button.tsx'

/** Stands in the filters' place while rows are selected. */
export function SelectionBar({ count, children }: { count: number; children: ReactNode }) {
  const { clearSelection } = useList()
  return (
    <div className="col-start-1 row-start-1 flex items-center gap-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-surface-raised max-sm:px-4 max-sm:py-2.5">
      <p role="status" className="mr-2 font-medium tabular-nums max-sm:flex-1">
        {count} selected
      </p>
      {children}
      <Button look="quiet" onClick={clearSelection}>
        Clear
      </Button>
    </div>
  )
}
