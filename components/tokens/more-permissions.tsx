'use client'

import { useState, type ReactNode } from 'react'

/** What few tokens need, behind a line that opens it. */
export function MorePermissions({ startOpen, children }: { startOpen: boolean; children: ReactNode }) {
  // Later changes of what is ticked inside neither open nor close it.
  const [open] = useState(startOpen)
  return (
    <details open={open}>
      <summary className="touch-target w-fit cursor-pointer text-sm font-medium text-text-muted hover:text-text">
        More permissions
      </summary>
      <div className="mt-3 flex flex-col gap-4">{children}</div>
    </details>
  )
}
