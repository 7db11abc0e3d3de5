import { useEffect } from 'react'
import { guardPage, type Loss } from '#components/shared/leave-guard.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'

/** Asks before the page is left by a link, Back, reload or closing, as long as `active`. `loss` is a constant. */
export function useLeaveGuard(active: boolean, loss: Loss): void {
  useEffect(() => {
    if (!active) return
    guardPage({ ...loss, Dialog: AlertDialog })
    return () => guardPage(null)
  }, [active, loss])
}
