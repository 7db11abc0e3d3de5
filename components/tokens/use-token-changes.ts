'use client'

import { useList } from '#components/data-table/list-context.tsx'
import { toast } from '#components/ui/toast.ts'
import { activateTokenAction, deactivateTokenAction } from '#lib/tokens/actions.ts'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'
import type { Owner } from '#lib/owners.ts'

type Options = { owner: Owner; canReactivate: boolean }

/** Activates and deactivates tokens of the list around this component. */
export function useTokenChanges({ owner, canReactivate }: Options) {
  const { change } = useList()

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
