'use client'

import { Ellipsis } from 'lucide-react'
import { useList } from '#components/data-table/list-context.tsx'
import type { AccountQuestion } from '#components/site/account-dialog.tsx'
import type { ShownLink } from '#components/site/set-up-link-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { MenuItem, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import { restoreAccountAction, sendPasswordLinkAction } from '#lib/site-accounts/actions.ts'
import type { SiteAccount } from '#lib/site-accounts/list-accounts.ts'

type Props = {
  account: SiteAccount
  username: string
  ask: (question: AccountQuestion) => void
  showLink: (link: ShownLink) => void
}

/** What a site administrator can do to somebody's account. One's own is managed under Account settings. */
export function AccountRowMenu({ account, username, ask, showLink }: Props) {
  const { change } = useList()
  const { id, status, isSiteAdministrator, hasSecondFactor } = account
  if (account.username === username) return null
  const question = (about: AccountQuestion['about']) => () => ask({ account, about })
  const restore = () =>
    void change(
      id,
      () => restoreAccountAction(account.username),
      () => toast(`Restored ${account.username}.`),
    )
  const sendLink = () =>
    void change(
      id,
      () => sendPasswordLinkAction(account.username),
      ({ email, link }) => {
        if (link) showLink({ username: account.username, link })
        else toast(`Sent a link to ${email}.`)
      },
    )
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${account.username}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      {status === 'suspended' ? (
        <MenuItem onClick={restore}>Restore</MenuItem>
      ) : (
        <>
          <MenuItem onClick={sendLink}>
            {status === 'pending' ? 'Send set-up link again' : 'Send password reset link'}
          </MenuItem>
          {!isSiteAdministrator && <MenuItem onClick={question('promote')}>Make site administrator</MenuItem>}
        </>
      )}
      {isSiteAdministrator && <MenuItem onClick={question('demote')}>Remove as site administrator</MenuItem>}
      {status === 'active' && (
        <>
          <MenuSeparator />
          <MenuItem danger onClick={question('sign-out')}>
            Sign out everywhere
          </MenuItem>
        </>
      )}
      {hasSecondFactor && (
        <MenuItem danger onClick={question('factor')}>
          Remove second factor
        </MenuItem>
      )}
      {status !== 'suspended' && (
        <MenuItem danger onClick={question('suspend')}>
          Suspend
        </MenuItem>
      )}
    </Menu>
  )
}
