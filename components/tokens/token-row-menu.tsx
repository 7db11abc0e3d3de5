'use client'

import { Ellipsis } from 'lucide-react'
import { useTokenList } from '#components/tokens/token-list-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { isOnlyDeletable } from '#lib/tokens/only-deletable.ts'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'

/** What can be done to one token, by its status. */
export function TokenRowMenu({ token }: { token: AnyToken }) {
  const { canReactivate, editHref, activate, deactivate, askToDelete } = useTokenList()
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${nameOf(token)}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      {!isOnlyDeletable(token.status, { canReactivate }) && (
        <>
          <MenuLink href={editHref(token.id)}>Edit</MenuLink>
          {token.status === 'active' ? (
            <MenuItem onClick={() => deactivate(token)}>Deactivate</MenuItem>
          ) : (
            <MenuItem onClick={() => activate(token)}>Activate</MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      <MenuItem danger onClick={() => askToDelete([token])}>
        Delete
      </MenuItem>
    </Menu>
  )
}
