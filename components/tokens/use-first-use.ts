import { useEffect, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { poll } from '#components/shared/poll.ts'
import type { Owner } from '#lib/owners.ts'
import { getUseOfSecretAction } from '#lib/tokens/actions.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** The first use of a token's new secret; null until there is one. */
export function useFirstUse(owner: Owner, id: string): AnyToken['lastUse'] {
  const [use, setUse] = useState<AnyToken['lastUse']>(null)
  useEffect(
    () =>
      poll(async () => {
        const result = await callAction(() => getUseOfSecretAction(owner, id))
        // A lost connection may come back; signed out or deleted is for good.
        if (!result.ok) return result.error.code === 'failed' ? 'again' : 'done'
        setUse(result.data)
        return result.data ? 'done' : 'again'
      }),
    [owner, id],
  )
  return use
}
