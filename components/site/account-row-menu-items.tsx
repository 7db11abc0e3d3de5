import { useList } from '#components/data-table/list-context.tsx'
import type { AccountQuestion } from '#components/site/account-dialog.tsx'
import type { AccountMenu } from '#components/site/account-row-menu.tsx'
import { MenuItem, MenuSeparator } from '#components/ui/menu-item.tsx'
import { toast } from '#components/ui/toast.ts'
import { restoreAccountAction, sendPasswordLinkAction } from '#lib/site-accounts/actions.ts'

/** What a site administrator can do to somebody's account. */
export function AccountRowMenuItems({ account, ask, showLink }: Omit<AccountMenu, 'username'>) {
  const { change } = useList()
  const { id, status, isSiteAdministrator, hasSecondFactor } = account
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
    <>
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
    </>
  )
}
