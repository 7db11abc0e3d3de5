import { useList } from '#components/data-table/list-context.tsx'
import type { InviteMenu } from '#components/invites/invite-row-menu.tsx'
import { MenuItem } from '#components/ui/menu-item.tsx'
import { toast } from '#components/ui/toast.ts'
import { resendInviteAction } from '#lib/invites/actions.ts'

/** What can be done to one invite. */
export function InviteRowMenuItems({ invite, organization, sendsMail, askToCancel }: InviteMenu) {
  const { change } = useList()
  const { id, invitee } = invite
  const resend = () =>
    void change(
      id,
      () => resendInviteAction(organization, id),
      ({ mailed }) => {
        if (!mailed)
          return toast(`The mail to ${invitee} has not been sent yet. Gatehouse keeps trying.`, {
            tone: 'danger',
          })
        toast(sendsMail ? `Resent the invite to ${invitee}.` : `Created a new link for ${invitee}.`)
      },
    )
  return (
    <>
      <MenuItem onClick={resend}>Resend</MenuItem>
      <MenuItem danger onClick={() => askToCancel(invite)}>
        Cancel invite
      </MenuItem>
    </>
  )
}
