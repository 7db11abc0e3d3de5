'use client'

import { Ellipsis } from 'lucide-react'
import { useList } from '#components/data-table/list-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { MenuItem } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import { resendInviteAction } from '#lib/invites/actions.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

type Props = {
  invite: PublicInvite
  organization: string
  sendsMail: boolean
  askToCancel: (invite: PublicInvite) => void
}

/** What can be done to one invite. */
export function InviteRowMenu({ invite, organization, sendsMail, askToCancel }: Props) {
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
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${invitee}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      <MenuItem onClick={resend}>Resend</MenuItem>
      <MenuItem danger onClick={() => askToCancel(invite)}>
        Cancel invite
      </MenuItem>
    </Menu>
  )
}
