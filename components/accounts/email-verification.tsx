'use client'

import { useTransition } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { sendVerificationLinkAction } from '#lib/accounts/actions.ts'
import type { PublicAccount } from '#lib/accounts/get-account.ts'

type Props = { account: Pick<PublicAccount, 'email' | 'emailVerifiedAt'> }

/** Whether the person's e-mail address is verified, with a way to verify it. */
export function EmailVerification({ account: { email, emailVerifiedAt } }: Props) {
  const [pending, start] = useTransition()
  if (emailVerifiedAt) return <Badge tone="accent">Verified</Badge>
  const send = () =>
    start(async () => {
      const result = await callAction(sendVerificationLinkAction)
      if (result.ok) toast(`Sent a link to ${result.data.email}.`)
      else toast(result.error.message, { tone: 'danger' })
    })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Badge tone="warning">Not verified</Badge>
      <span className="min-w-0 text-text-muted wrap-anywhere">
        Open the link that was sent to <bdi>{email}</bdi>.
      </span>
      <Button size="small" pending={pending} onClick={send}>
        Send the link again
      </Button>
    </div>
  )
}
