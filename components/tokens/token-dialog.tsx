'use client'

import { flushSync } from 'react-dom'
import { useList } from '#components/data-table/list-context.tsx'
import { DeactivateTokenDialog } from '#components/tokens/deactivate-token-dialog.tsx'
import { DeleteTokensDialog } from '#components/tokens/delete-tokens-dialog.tsx'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { Owner } from '#lib/owners.ts'

/** A change that needs confirmation. */
export type TokenQuestion = { to: 'deactivate' | 'delete'; tokens: AnyToken[] }

type Props = TokenQuestion & { owner: Owner; now: Date; onClose: () => void }

/** One dialog for all rows of a list. */
export function TokenDialog({ to, tokens, owner, now, onClose }: Props) {
  const { change, clearSelection } = useList()
  const { deactivate } = useTokenChanges({ owner, canReactivate: false, change })
  const close = () => flushSync(onClose)
  return to === 'delete' ? (
    <DeleteTokensDialog
      {...{ owner, tokens, now, onClose }}
      onDeleted={() => {
        close()
        clearSelection()
      }}
    />
  ) : (
    <DeactivateTokenDialog
      {...{ now, onClose }}
      token={tokens[0]!}
      onConfirm={(token) => {
        close()
        deactivate(token)
      }}
    />
  )
}
