import { useEffect, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { poll } from '#components/shared/poll.ts'
import type { Owner } from '#lib/owners.ts'
import { getLastUseAction } from '#lib/tokens/actions.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** The first use since the secret was shown; null until there is one. */
export function useFirstUse(owner: Owner, { id, lastUse }: AnyToken): AnyToken['lastUse'] {
  const [use, setUse] = useState<AnyToken['lastUse']>(null)
  useEffect(
    () =>
      poll(async () => {
        const result = await callAction(() => getLastUseAction(owner, id))
        // A lost connection may come back; signed out or deleted is for good.
        if (!result.ok) return result.error.code === 'failed' ? 'again' : 'done'
        const latest = result.data
        if (!latest || (lastUse && latest.at <= lastUse.at)) return 'again'
        setUse(latest)
        return 'done'
      }),
    [owner, id, lastUse],
  )
  return use
}
