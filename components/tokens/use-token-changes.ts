'use client'

import type { useRowChange } from '#components/data-table/use-row-change.ts'
import { toast } from '#components/ui/toast.ts'
import { activateTokenAction, deactivateTokenAction } from '#lib/tokens/actions.ts'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'
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
      () => activateTokenAction(owner, token.id),
      () => toast(`Activated “${nameOf(token)}”.`),
    )

  const deactivate = (token: AnyToken) =>
    void change(
      token.id,
      () => deactivateTokenAction(owner, token.id),
      () => {
        const undo = { label: 'Undo', run: () => activate(token) }
        toast(`Deactivated “${nameOf(token)}”.`, canReactivate ? { action: undo } : {})
      },
    )

  return { activate, deactivate }
}
