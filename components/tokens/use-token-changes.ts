'use client'

import type { useRowChange } from '#components/data-table/use-row-change.ts'
import { toast } from '#components/ui/toast.ts'
import { activateTokensAction, deactivateTokensAction } from '#lib/tokens/actions.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { Owner } from '#lib/owners.ts'

type Options = {
  owner: Owner
  canReactivate: boolean
  /** Of the list around, or of a page about one token. */
  change: ReturnType<typeof useRowChange>['change']
}

/** Activates and deactivates tokens. */
export function useTokenChanges({ owner, canReactivate, change }: Options) {
  const activate = (token: AnyToken) =>
    void change(
      token.id,
      () => activateTokensAction(owner, [token.id]),
      () => toast(`Activated “${nameOf(token)}”.`),
    )

  const deactivate = (token: AnyToken) =>
    void change(
      token.id,
      () => deactivateTokensAction(owner, [token.id]),
      ({ switched }) => {
        const undo = { label: 'Undo', run: () => activate(token) }
        // What somebody else has turned off isn't this person's to undo.
        toast(`Deactivated “${nameOf(token)}”.`, canReactivate && switched > 0 ? { action: undo } : {})
      },
    )

  return { activate, deactivate }
}
