'use client'

import { Ellipsis } from 'lucide-react'
import { useList } from '#components/data-table/list-context.tsx'
import type { TokenAct } from '#components/tokens/token-labels.ts'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import { Button } from '#components/ui/button.tsx'
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { tokenPaths } from '#lib/paths.ts'
import { isEditable, isRotatable } from '#lib/tokens/editable.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { Owner } from '#lib/owners.ts'

/** An act that needs confirmation: on rows, or on all that the list finds. */
export type TokenQuestion = { to: TokenAct; tokens: AnyToken[] | 'matching' }

/** What the cells of a list of tokens need beside their row. */
export type TokenCells = {
  owner: Owner
  /** Whether an inactive token can be activated again, rather than only deleted. */
  canReactivate: boolean
  ask: (question: TokenQuestion) => void
}

/** What can be done to one token, by its status. */
export function TokenRowMenu({ token, owner, canReactivate, ask }: TokenCells & { token: AnyToken }) {
  const { change } = useList()
  const { activate, deactivate } = useTokenChanges({ owner, canReactivate, change })
  const turnOff = () => (canReactivate ? deactivate(token) : ask({ to: 'deactivate', tokens: [token] }))
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${nameOf(token)}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      {isEditable(token.status, { canReactivate }) && (
        <>
          {token.source === 'manual' && <MenuLink href={tokenPaths(owner).access(token.id)}>Edit</MenuLink>}
          {token.status === 'active' ? (
            <MenuItem onClick={turnOff}>Deactivate</MenuItem>
          ) : (
            <MenuItem onClick={() => activate(token)}>Activate</MenuItem>
          )}
        </>
      )}
      {isRotatable(token, { canReactivate }) && (
        <MenuLink href={tokenPaths(owner).rotate(token.id)}>Rotate</MenuLink>
      )}
      <MenuLink href={tokenPaths(owner).duplicate(token.id)}>Duplicate</MenuLink>
      <MenuSeparator />
      <MenuItem danger onClick={() => ask({ to: 'delete', tokens: [token] })}>
        Delete
      </MenuItem>
    </Menu>
  )
}
