'use client'

import { Button } from '#components/ui/button.tsx'

type Props = { count: number; onDelete: () => void; onClear: () => void }

/** Stands in the filters' place while rows are selected. */
export function SelectionBar({ count, onDelete, onClear }: Props) {
  return (
    <div className="col-start-1 row-start-1 flex items-center gap-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-line max-sm:bg-surface-raised max-sm:px-4 max-sm:py-2.5">
      <p role="status" className="mr-2 font-medium tabular-nums max-sm:flex-1">
        {count} selected
      </p>
      <Button look="quiet-danger" onClick={onDelete}>
        Delete
      </Button>
      <Button look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  )
}
