'use client'

import { useSyncExternalStore } from 'react'
import { leavingNow, stay, subscribeLeaving } from '#components/shared/leave-guard.ts'

/** Asks before a page is left that something would be lost with. */
export function LeaveQuestion() {
  const leaving = useSyncExternalStore(subscribeLeaving, leavingNow, () => null)
  if (!leaving) return null
  const { Dialog, title, meaning, action, go } = leaving
  return (
    <Dialog title={title} action={action} cancel="Stay" onAction={go} onClose={stay}>
      <p>{meaning}</p>
    </Dialog>
  )
}
