'use client'

import { useState } from 'react'
import { DecisionButtons } from '#components/devices/decision-buttons.tsx'
import { DeviceFacts } from '#components/devices/device-facts.tsx'
import type { Outcome } from '#components/devices/device-outcome.tsx'
import { callAction } from '#components/shared/call-action.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { decideDeviceAction } from '#lib/devices/actions.ts'
import type { AskingDevice } from '#lib/devices/get-device-grant.ts'

type Decision = Outcome['decision']
type Props = {
  device: AskingDevice
  username: string
  unusedDays: number
  now: Date
  onDecided: (outcome: Outcome) => void
}

/** Says which device asks for what, and approves or denies it. */
export function DeviceQuestion({ device, username, unusedDays, now, onDecided }: Props) {
  const [pending, setPending] = useState<Decision | null>(null)
  const [problem, setProblem] = useState<{ type: string; message: string }>()

  async function decide(decision: Decision) {
    if (pending) return
    setPending(decision)
    setProblem(undefined)
    const result = await callAction(() => decideDeviceAction(device.userCode, decision))
    setPending(null)
    if (result.ok) onDecided({ deviceName: device.deviceName, decision, isRequest: false })
    else setProblem({ type: result.error.code, message: result.error.message })
  }

  return (
    <Card className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      <h2 className="text-lg font-semibold wrap-anywhere">
        Sign in <bdi>{device.deviceName}</bdi>?
      </h2>
      <DeviceFacts device={device} now={now} />
      <div className="flex flex-col gap-2">
        <p className="wrap-anywhere">
          It gets an access token that acts as <bdi className="font-medium">{username}</bdi>:{' '}
          <span className="font-medium">Read, Write, Delete</span> in all repositories you can reach. The
          token does not expire. It is deleted when it goes unused for {unusedDays} days, or when you delete
          it under Security.
        </p>
        {device.replaces && (
          <p className="wrap-anywhere text-text-muted">
            It replaces <bdi className="font-medium">{device.replaces}</bdi>, which has been unused for
            longest: an account has at most five signed-in devices.
          </p>
        )}
      </div>
      <Notice>
        <p className="font-medium">Only continue if you started this on your own device.</p>
        <p>If someone sent you this link or code, deny it: they could read and delete your images as you.</p>
      </Notice>
      <DecisionButtons pending={pending} decide={(decision) => void decide(decision)} />
    </Card>
  )
}
