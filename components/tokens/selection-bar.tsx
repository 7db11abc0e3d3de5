'use client'

import { Button } from '#components/ui/button.tsx'

type Props = { count: number; onDelete: () => void; onClear: () => void }

/** Stands in the filters' place while rows are selected. */
export function SelectionBar({ count, onDelete, onClear }: Props) {
  return (
    <div className="flex items-center gap-2">
      <p role="status" className="mr-2 font-medium tabular-nums">
        {count} selected
      </p>
      <Button look="danger" onClick={onDelete}>
        Delete
      </Button>
      <Button look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  )
}
