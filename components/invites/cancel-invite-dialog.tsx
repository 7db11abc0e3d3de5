'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { cancelInviteAction } from '#lib/invites/actions.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

type Props = { organization: string; invite: PublicInvite; onClose: () => void }

export function CancelInviteDialog({ organization, invite, onClose }: Props) {
  const confirmed = useConfirmedAction(
    () => cancelInviteAction(organization, invite.id),
    () => {
      onClose()
      toast(`Cancelled the invite for ${invite.invitee}.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      title={`Cancel the invite for ${invite.invitee}?`}
      action="Cancel invite"
      cancel="Keep it"
    >
      <p>The link that was sent will stop working.</p>
    </AlertDialog>
  )
}
