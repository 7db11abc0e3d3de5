'use client'

import { useSyncExternalStore } from 'react'
import { leavingNow, stay, subscribeLeaving } from '#components/shared/leave-guard.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'

/** Asks before a page is left that something would be lost with. */
export function LeaveQuestion() {
  const leaving = useSyncExternalStore(subscribeLeaving, leavingNow, () => null)
  if (!leaving) return null
  const { title, meaning, action, go } = leaving
  return (
    <AlertDialog title={title} action={action} cancel="Stay" onAction={go} onClose={stay}>
      <p>{meaning}</p>
    </AlertDialog>
  )
}
