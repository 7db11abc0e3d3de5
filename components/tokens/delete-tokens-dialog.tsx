'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { describeDeletion, describeLastUse } from '#components/tokens/token-labels.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { deleteTokensAction } from '#lib/tokens/actions.ts'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'
import type { Owner } from '#lib/owners.ts'

type Props = {
  owner: Owner
  tokens: AnyToken[]
  now: Date
  onClose: () => void
  onDeleted: () => void
}

/** Asks once, for one token or many; one call deletes them all. */
export function DeleteTokensDialog({ owner, tokens, now, onClose, onDeleted }: Props) {
  const one = tokens.length === 1 ? tokens[0] : undefined
  const ids = tokens.map(({ id }) => id)
  const confirmed = useConfirmedAction(
    () => deleteTokensAction(owner, ids),
    () => {
      // First the dialog goes: while it is there, nothing beside it is read out.
      onDeleted()
      toast(one ? `Deleted “${nameOf(one)}”.` : `Deleted ${tokens.length} tokens.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={
        one ? (
          <>
            Delete “<bdi>{nameOf(one)}</bdi>”?
          </>
        ) : (
          `Delete ${tokens.length} tokens?`
        )
      }
      action={one ? 'Delete token' : `Delete ${tokens.length} tokens`}
    >
      {one ? <p>{describeLastUse(one, now)}</p> : <TokensToDelete tokens={tokens} now={now} />}
      <p>{describeDeletion(tokens)}</p>
    </AlertDialog>
  )
}

function TokensToDelete({ tokens, now }: { tokens: AnyToken[]; now: Date }) {
  return (
    <ul
      tabIndex={0}
      aria-label="Tokens to delete"
      className="flex max-h-64 flex-col gap-2 overflow-y-auto rounded-control border border-line p-3"
    >
      {tokens.map((token) => (
        <li key={token.id}>
          <p dir="auto" className="truncate text-left font-medium text-text">
            {nameOf(token)}
          </p>
          <p className="text-sm">{describeLastUse(token, now)}</p>
        </li>
      ))}
    </ul>
  )
}
