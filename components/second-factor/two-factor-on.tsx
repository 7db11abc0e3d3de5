'use client'

import { useState } from 'react'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { unanswered, useLeaveGuard } from '#components/shared/use-leave-guard.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import { removeAuthenticatorAction, renewRecoveryCodesAction } from '#lib/second-factor/actions.ts'
import type { SecondFactor } from '#lib/second-factor/get-second-factor.ts'
import { recoveryCodePolicy } from '#lib/second-factor/schema.ts'

type Props = { factor: SecondFactor; now: Date; onRenewed: (codes: string[]) => void }

/** What is set up, and the acts that change it. */
export function TwoFactorOn({ factor, now, onRenewed }: Props) {
  const [asking, ask] = useState<'renew' | 'remove' | null>(null)
  const { authenticatorSince, recoveryCodesLeft } = factor
  const close = () => ask(null)
  return (
    <>
      <Facts className="sm:grid-cols-3">
        <Fact name="Two-factor authentication">
          <Status tone="good">On</Status>
        </Fact>
        <Fact name="Authenticator app">
          <Time at={authenticatorSince!} now={now} prefix="Set up " />
        </Fact>
        <Fact name="Recovery codes">
          {recoveryCodesLeft} of {recoveryCodePolicy.count} left
        </Fact>
      </Facts>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => ask('renew')}>New recovery codes</Button>
        <Button look="quiet-danger" onClick={() => ask('remove')}>
          Turn off
        </Button>
      </div>
      {asking === 'renew' && <Renew onClose={close} onRenewed={onRenewed} />}
      {asking === 'remove' && <Remove onClose={close} />}
    </>
  )
}

function Renew({ onClose, onRenewed }: { onClose: () => void; onRenewed: (codes: string[]) => void }) {
  const confirmed = useConfirmedAction(async () => {
    const result = await renewRecoveryCodesAction()
    if (result.ok) onRenewed(result.data)
    return result
  }, onClose)
  useLeaveGuard(confirmed.pending, unanswered)
  return (
    <AlertDialog
      title="Make new recovery codes?"
      action="Make new codes"
      look="primary"
      onClose={onClose}
      {...confirmed}
    >
      <p>The ones you have now stop working.</p>
    </AlertDialog>
  )
}

function Remove({ onClose }: { onClose: () => void }) {
  const confirmed = useConfirmedAction(removeAuthenticatorAction, () => {
    onClose()
    toast('Two-factor authentication is off.')
  })
  return (
    <AlertDialog
      title="Turn off two-factor authentication?"
      action="Turn off"
      onClose={onClose}
      {...confirmed}
    >
      <p>Your password alone will sign in again, and your recovery codes stop working.</p>
      <p>Every other browser is signed out.</p>
    </AlertDialog>
  )
}
