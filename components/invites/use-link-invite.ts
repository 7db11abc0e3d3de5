import { useEffect, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import type { ActionResult } from '#lib/action-result.ts'

/** An e-mail invite's secret is in the URL's fragment, which only the browser sees. */
export const secretOfLink = () => window.location.hash.slice(1) || null

type Read<Invite> = (id: string, secret: string | null) => Promise<ActionResult<Invite>>

/** The invite in the page's URL, once it has loaded; `read` must be a stable function. */
export function useLinkInvite<Invite>(id: string, read: Read<Invite>): ActionResult<Invite> | null {
  const [loaded, setLoaded] = useState<ActionResult<Invite> | null>(null)
  useEffect(() => {
    let gone = false
    const load = async () => {
      const result = await callAction(() => read(id, secretOfLink()))
      if (!gone) setLoaded(result)
    }
    void load()
    // Pasting the full link over the same URL does not load a new document.
    window.addEventListener('hashchange', load)
    return () => {
      gone = true
      window.removeEventListener('hashchange', load)
    }
  }, [id, read])
  return loaded
}
