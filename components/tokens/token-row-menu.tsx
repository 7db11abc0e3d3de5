'use client'

import { Ellipsis } from 'lucide-react'
import { useTokenList } from '#components/tokens/token-list-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { paths } from '#lib/paths.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

/** What can be done to one token: an expired one can only be deleted. */
export function TokenRowMenu({ token }: { token: PublicToken }) {
  const { activate, deactivate, askToDelete } = useTokenList()
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${token.description}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      {token.status !== 'expired' && (
        <>
          <MenuLink href={paths.editToken(token.id)}>Edit</MenuLink>
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
