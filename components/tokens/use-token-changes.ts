'use client'

import { useRef, useState } from 'react'
import { useRouter } from 'next/navigation'
import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { callAction } from '#components/shared/call-action.ts'
import { toast } from '#components/ui/toast.ts'
import type { ActionResult } from '#lib/action-result.ts'
import { signInPath } from '#lib/auth/return-path.ts'
import { activateTokenAction, deactivateTokenAction } from '#lib/tokens/actions.ts'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'

/** Activates and deactivates from the list: one request a token at a time, its outcome in a toast. */
export function useTokenChanges(owner: TokenOwner, canReactivate: boolean) {
  const { refresh } = useListNavigation()
  const router = useRouter()
  const running = useRef(new Set<string>())
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())

  async function change(
    token: AnyToken,
    action: (id: string, owner: TokenOwner) => Promise<ActionResult<unknown>>,
    done: () => void,
  ) {
    if (running.current.has(token.id)) return
    running.current.add(token.id)
    setBusy(new Set(running.current))
    const result = await callAction(() => action(token.id, owner))
    running.current.delete(token.id)
    setBusy(new Set(running.current))
    if (result.ok) done()
    else if (result.error.code === 'unauthenticated') {
      const action = {
        label: 'Sign in',
        run: () => router.push(signInPath(location.pathname + location.search)),
      }
      return toast(result.error.message, { tone: 'danger', action })
    } else toast(result.error.message, { tone: 'danger' })
    // With the server out of reach, Next.js would leave the page for the browser's own error.
    if (result.ok || result.error.code !== 'failed') refresh()
  }

  const activate = (token: AnyToken) =>
    change(token, activateTokenAction, () => toast(`Activated “${nameOf(token)}”.`))

  const deactivate = (token: AnyToken) =>
    change(token, deactivateTokenAction, () => {
      const undo = { label: 'Undo', run: () => void activate(token) }
      toast(`Deactivated “${nameOf(token)}”.`, canReactivate ? { action: undo } : {})
    })

  return { busy, activate, deactivate }
}
