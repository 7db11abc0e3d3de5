'use client'

import { describeLastUse } from '#components/tokens/token-labels.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'

type Props = { token: AnyToken; now: Date; onClose: () => void; onConfirm: (token: AnyToken) => void }

/** Asks before a token is deactivated where that can't be undone. */
export function DeactivateTokenDialog({ token, now, onClose, onConfirm }: Props) {
  return (
    <AlertDialog
      onClose={onClose}
      title={
        <>
          Deactivate “<bdi>{nameOf(token)}</bdi>”?
        </>
      }
      action="Deactivate token"
      onAction={() => onConfirm(token)}
    >
      <p>{describeLastUse(token, now)}</p>
      <p>
        Jobs that use it will fail from the next request. It can't be activated again: an inactive token can
        only be deleted.
      </p>
    </AlertDialog>
  )
}
