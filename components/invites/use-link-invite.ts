import { useEffect, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import type { ActionResult } from '#lib/action-result.ts'

/** The secret of an invite by e-mail stands in the address's fragment, which only the browser sees. */
export const secretOfLink = () => window.location.hash.slice(1) || null

type Read<Invite> = (id: string, secret: string | null) => Promise<ActionResult<Invite>>

/** The invite that the page is opened for, once it has been read; `read` is the same at every render. */
export function useLinkInvite<Invite>(id: string, read: Read<Invite>): ActionResult<Invite> | null {
  const [loaded, setLoaded] = useState<ActionResult<Invite> | null>(null)
  useEffect(() => {
    let gone = false
    const load = async () => {
      const result = await callAction(() => read(id, secretOfLink()))
      if (!gone) setLoaded(result)
    }
    void load()
    // Whoever pastes the whole link over a part of it gets no new document.
    window.addEventListener('hashchange', load)
    return () => {
      gone = true
      window.removeEventListener('hashchange', load)
    }
  }, [id, read])
  return loaded
}
