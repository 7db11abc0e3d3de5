'use client'

import { useState, useTransition } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import type { ActionResult } from '#lib/action-result.ts'

type Props = {
  title: string
  meaning: string
  remove: () => Promise<ActionResult<void>>
  onClose: () => void
  onDone: () => void
}

/** Asks before one of a set's names goes. */
export function RemoveName({ title, meaning, remove, onClose, onDone }: Props) {
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const run = () =>
    start(async () => {
      setError(null)
      const result = await callAction(remove)
      if (result.ok) onDone()
      else setError(result.error.message)
    })
  return (
    <AlertDialog
      title={title}
      action="Remove"
      pending={pending}
      error={error}
      onAction={() => !pending && run()}
      onClose={onClose}
    >
      <p className="wrap-anywhere">{meaning}</p>
    </AlertDialog>
  )
}
