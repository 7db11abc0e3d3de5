import { useEffect } from 'react'
import { guardPage, type Loss } from '#components/shared/leave-guard.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'

/** For what nobody sees who leaves before the answer to it comes: it may hold a secret. */
export const unanswered: Loss = {
  title: 'Leave this page?',
  meaning: 'The answer has not come yet. If you leave, you won’t see it.',
  action: 'Leave',
}

/** Asks before the page is left by a link, Back, reload or closing, as long as `active`. `loss` is a constant. */
export function useLeaveGuard(active: boolean, loss: Loss): void {
  useEffect(() => {
    if (!active) return
    guardPage({ ...loss, Dialog: AlertDialog })
    return () => guardPage(null)
  }, [active, loss])
}
