'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import type { TokensDialog } from '#components/tokens/tokens-dialog.tsx'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { returnToList } from '#components/ui/list-place.ts'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { isEditable, isRotatable } from '#lib/tokens/editable.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Props = { owner: Owner; token: AnyToken; canReactivate: boolean; isDeleted: boolean; now: Date }

type DialogProps = ComponentProps<typeof TokensDialog>
const load = async () => (await import('#components/tokens/tokens-dialog.tsx')).TokensDialog

/** What can be done to a token, on its own page. */
export function TokenActions({ owner, token, canReactivate, isDeleted, now }: Props) {
  const router = useRouter()
  const paths = tokenPaths(owner)
  const {
    Dialog,
    about,
    open: ask,
    close,
    prefetch,
  } = useLazyDialog<DialogProps, 'deactivate' | 'delete'>(load)
  const refresh = () => router.refresh()
  const { busy, change } = useRowChange(refresh)
  const { activate, deactivate } = useTokenChanges({ owner, canReactivate, change })
  const isActive = token.status === 'active'
  const deactivateOrAsk = () => (canReactivate ? deactivate(token) : ask('deactivate'))
  const duplicate = <LinkButton href={paths.duplicate(token.id)}>Duplicate</LinkButton>
  if (isDeleted) return duplicate
  return (
    <>
      {isRotatable(token, { canReactivate }) && <LinkButton href={paths.rotate(token.id)}>Rotate</LinkButton>}
      {duplicate}
      {isEditable(token.status, { canReactivate }) && (
        <Button
          pending={busy.has(token.id)}
          onPointerEnter={prefetch}
          onFocus={prefetch}
          onClick={isActive ? deactivateOrAsk : () => activate(token)}
        >
          {isActive ? 'Deactivate' : 'Activate'}
        </Button>
      )}
      <Button look="quiet-danger" onPointerEnter={prefetch} onFocus={prefetch} onClick={() => ask('delete')}>
        Delete
      </Button>
      {Dialog && about && (
        <Dialog
          {...{ owner, canReactivate, now, refresh }}
          to={about}
          tokens={[token]}
          onClose={close}
          onDone={() => {
            close()
            if (about === 'delete') returnToList(paths.list)
          }}
        />
      )}
    </>
  )
}
