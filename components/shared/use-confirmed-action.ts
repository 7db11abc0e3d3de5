import { useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import type { ActionResult } from '#lib/action-result.ts'

/** What an `AlertDialog` asks before, for its props: one call at a time, and what went wrong with the last one. */
export function useConfirmedAction(action: () => Promise<ActionResult<unknown>>, onDone: () => void) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function run() {
    if (pending) return
    setPending(true)
    setError(null)
    const result = await callAction(action)
    setPending(false)
    if (result.ok) onDone()
    else setError(result.error.message)
  }

  return { pending, error, onAction: () => void run() }
}
