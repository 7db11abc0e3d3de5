'use client'

import { useRef, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { deletionInWords, lastUseInWords } from '#components/tokens/token-words.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { deleteTokensAction } from '#lib/tokens/actions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

type Props = {
  /** What to ask about; null closes. */
  tokens: PublicToken[] | null
  now: Date
  onClose: () => void
  onDeleted: () => void
  /** Where the focus goes once what opened the dialog is gone. */
  focusAfter: () => HTMLElement | null
}

/** Asks once, for one token or many; one call deletes them all. */
export function DeleteTokensDialog({ tokens, now, onClose, onDeleted, focusAfter }: Props) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const deleted = useRef(false)
  const shown = tokens ?? []

  async function remove() {
    if (pending) return
    setPending(true)
    setError(null)
    const result = await callAction(() => deleteTokensAction(shown.map(({ id }) => id)))
    setPending(false)
    if (!result.ok) return setError(result.error.message)
    deleted.current = true
    toast(shown.length === 1 ? `Deleted “${shown[0]!.description}”.` : `Deleted ${shown.length} tokens.`)
    onDeleted()
  }

  const one = shown.length === 1 ? shown[0] : undefined
  return (
    <AlertDialog
      open={tokens !== null}
      onOpenChange={(open) => {
        if (open) return
        setError(null)
        onClose()
      }}
      title={
        one ? (
          <>
            Delete “<bdi>{one.description}</bdi>”?
          </>
        ) : (
          `Delete ${shown.length} tokens?`
        )
      }
      action={one ? 'Delete token' : `Delete ${shown.length} tokens`}
      pending={pending}
      error={error}
      onAction={() => void remove()}
      onCloseAutoFocus={(event) => {
        if (!deleted.current) return
        deleted.current = false
        event.preventDefault()
        focusAfter()?.focus()
      }}
    >
      {one ? <p>{lastUseInWords(one, now)}</p> : <TokensToDelete tokens={shown} now={now} />}
      <p>{deletionInWords(shown)}</p>
    </AlertDialog>
  )
}

function TokensToDelete({ tokens, now }: { tokens: PublicToken[]; now: Date }) {
  return (
    <ul
      tabIndex={0}
      aria-label="Tokens to delete"
      className="flex max-h-64 flex-col gap-2 overflow-y-auto rounded-control border border-line p-3"
    >
      {tokens.map((token) => (
        <li key={token.id}>
          <p dir="auto" className="truncate text-left font-medium text-text">
            {token.description}
          </p>
          <p className="text-sm">{lastUseInWords(token, now)}</p>
        </li>
      ))}
    </ul>
  )
}
