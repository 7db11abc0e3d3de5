'use client'

import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { useRef } from 'react'
import { useTokenList } from '#components/tokens/token-list-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { paths } from '#lib/paths.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

/** What can be done to one token: an expired one can only be deleted. */
export function TokenRowMenu({ token }: { token: PublicToken }) {
  const { activate, deactivate, askToDelete } = useTokenList()
  const deleting = useRef(false)

  // Asked once the menu has given the focus back, so that the dialog knows where to return it to.
  function askIfDeleting() {
    if (deleting.current) askToDelete([token])
    deleting.current = false
  }

  return (
    <Menu
      onCloseAutoFocus={askIfDeleting}
      trigger={
        <Button look="quiet" size="icon" aria-label={`Actions for ${token.description}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      }
    >
      {token.status !== 'expired' && (
        <>
          <MenuItem asChild>
            <Link href={paths.editToken(token.id)} prefetch={false}>
              Edit
            </Link>
          </MenuItem>
          {token.status === 'active' ? (
            <MenuItem onSelect={() => deactivate(token)}>Deactivate</MenuItem>
          ) : (
            <MenuItem onSelect={() => activate(token)}>Activate</MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      <MenuItem danger onSelect={() => void (deleting.current = true)}>
        Delete
      </MenuItem>
    </Menu>
  )
}
