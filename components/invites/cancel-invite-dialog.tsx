'use client'

import { useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { cancelInviteAction } from '#lib/invites/actions.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

type Props = { organization: string; invite: PublicInvite; onClose: () => void; onDone: () => void }

export function CancelInviteDialog({ organization, invite, onClose, onDone }: Props) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function cancel() {
    if (pending) return
    setPending(true)
    const result = await callAction(() => cancelInviteAction(organization, invite.id))
    setPending(false)
    if (!result.ok) return setError(result.error.message)
    onDone()
    toast(`Cancelled the invite of ${invite.invitee}.`)
  }

  return (
    <AlertDialog
      onClose={onClose}
      title={`Cancel the invite of ${invite.invitee}?`}
      action="Cancel invite"
      cancel="Keep it"
      pending={pending}
      error={error}
      onAction={() => void cancel()}
    >
      <p>The link that was sent stops working.</p>
    </AlertDialog>
  )
}
