'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { DeactivateTokenDialog } from '#components/tokens/deactivate-token-dialog.tsx'
import { DeleteTokensDialog } from '#components/tokens/delete-tokens-dialog.tsx'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/paths.ts'
import { isOnlyDeletable } from '#lib/tokens/only-deletable.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { owner: Owner; token: AnyToken; canReactivate: boolean; isDeleted: boolean; now: Date }

/** What can be done to a token, on its own page. */
export function TokenActions({ owner, token, canReactivate, isDeleted, now }: Props) {
  const router = useRouter()
  const paths = tokenPaths(owner)
  const [question, ask] = useState<'deactivate' | 'delete' | null>(null)
  const close = () => ask(null)
  const { busy, change } = useRowChange(() => router.refresh())
  const { activate, deactivate } = useTokenChanges({ owner, canReactivate, change })
  const isActive = token.status === 'active'
  const deactivateOrAsk = () => (canReactivate ? deactivate(token) : ask('deactivate'))
  const duplicate = (
    <LinkButton href={paths.duplicate(token.id)} prefetch={false}>
      Duplicate
    </LinkButton>
  )
  if (isDeleted) return duplicate
  return (
    <>
      {duplicate}
      {!isOnlyDeletable(token.status, { canReactivate }) && (
        <Button pending={busy.has(token.id)} onClick={isActive ? deactivateOrAsk : () => activate(token)}>
          {isActive ? 'Deactivate' : 'Activate'}
        </Button>
      )}
      <Button look="quiet-danger" onClick={() => ask('delete')}>
        Delete
      </Button>
      {question === 'deactivate' && (
        <DeactivateTokenDialog
          {...{ token, now }}
          onClose={close}
          onConfirm={() => {
            close()
            deactivate(token)
          }}
        />
      )}
      {question === 'delete' && (
        <DeleteTokensDialog
          {...{ owner, now }}
          tokens={[token]}
          onClose={close}
          onDeleted={() => {
            close()
            router.replace(paths.list)
          }}
        />
      )}
    </>
  )
}
