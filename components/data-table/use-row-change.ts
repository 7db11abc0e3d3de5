import { useRef, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { toast } from '#components/ui/toast.ts'
import type { ActionResult } from '#lib/action-result.ts'

/** Changes rows of a list: one request at a time for each row, a toast with the outcome, and what the list holds then. */
export function useRowChange(refresh: () => void) {
  const running = useRef(new Set<string>())
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())

  async function change<Data>(
    id: string,
    action: () => Promise<ActionResult<Data>>,
    done: (data: Data) => void,
  ) {
    if (running.current.has(id)) return
    running.current.add(id)
    setBusy(new Set(running.current))
    const result = await callAction(action)
    running.current.delete(id)
    setBusy(new Set(running.current))
    if (result.ok) done(result.data)
    else if (result.error.code === 'unauthenticated') {
      // Whoever is signed out is led to the sign-in page, and back.
      toast(result.error.message, { tone: 'danger', action: { label: 'Sign in', run: refresh } })
    } else {
      toast(result.error.message, { tone: 'danger' })
      // If the server is unreachable, Next.js would navigate to the browser's error page.
      if (result.error.code !== 'failed') refresh()
    }
  }

  return { busy, change }
}
