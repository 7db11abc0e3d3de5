'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import type { ActionResult } from '#lib/action-result.ts'

type Props = {
  title: string
  meaning: string
  remove: () => Promise<ActionResult<void>>
  onClose: () => void
  onDone: () => void
}

/** Asks before removing a name. */
export function RemoveName({ title, meaning, remove, onClose, onDone }: Props) {
  const confirmed = useConfirmedAction(remove, onDone)
  return (
    <AlertDialog {...confirmed} title={title} action="Remove" onClose={onClose}>
      <p className="wrap-anywhere">{meaning}</p>
    </AlertDialog>
  )
}
