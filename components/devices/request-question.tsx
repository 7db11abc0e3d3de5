'use client'

import { useState } from 'react'
import { AskedRepositories } from '#components/devices/asked-repositories.tsx'
import { DeviceFacts } from '#components/devices/device-facts.tsx'
import type { Outcome } from '#components/devices/device-outcome.tsx'
import { describeLifetime, lifetimeOf, secondsOf } from '#components/devices/lifetime.ts'
import { LifetimeField } from '#components/devices/lifetime-field.tsx'
import { QuotedReason } from '#components/devices/quoted-reason.tsx'
import { withinOwn } from '#components/devices/within-own.ts'
import { callAction } from '#components/shared/call-action.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { approveRequestAction, decideDeviceAction } from '#lib/devices/actions.ts'
import type { AskedRepository } from '#lib/devices/asked-access.ts'
import type { AskedOf } from '#lib/devices/asked-of.ts'
import type { AskingDevice } from '#lib/devices/get-device-grant.ts'
import { approvalSchema } from '#lib/devices/schema.ts'

type Decision = Outcome['decision']
type Props = {
  device: AskingDevice
  asks: AskedOf
  username: string
  now: Date
  onDecided: (outcome: Outcome) => void
}

/** Says which tool asks for what and why; the person leaves out what it should not have, and approves or denies the rest. */
export function RequestQuestion({ device, asks, username, now, onDecided }: Props) {
  const [ticked, setTicked] = useState<AskedRepository[]>(asks.repositories)
  const given = withinOwn(asks, ticked)
  const [lifetime, setLifetime] = useState(() => lifetimeOf(asks.seconds))
  const [pending, setPending] = useState<Decision | null>(null)
  const [problem, setProblem] = useState<{ type?: string; message: string }>()
  const seconds = secondsOf(lifetime)
  const tooLong = seconds > asks.seconds ? `Enter at most ${describeLifetime(asks.seconds)}.` : undefined
  const lifetimeError = Number.isNaN(seconds) || seconds < 1 ? 'Enter a whole number.' : tooLong

  async function decide(decision: Decision) {
    if (pending) return
    const approval = approvalSchema.safeParse({ repositories: given, seconds })
    if (decision === 'approve' && lifetimeError) return setProblem({ message: lifetimeError })
    if (decision === 'approve' && !approval.success)
      return setProblem({ message: approval.error.issues[0]!.message })
    setPending(decision)
    setProblem(undefined)
    const result = await callAction(() =>
      decision === 'approve'
        ? approveRequestAction(device.userCode, { repositories: given, seconds })
        : decideDeviceAction(device.userCode, decision),
    )
    setPending(null)
    if (result.ok) onDecided({ deviceName: device.deviceName, decision, isRequest: true })
    else setProblem({ type: result.error.code, message: result.error.message })
  }

  return (
    <Card className="flex max-w-[640px] flex-col gap-4">
      <FormProblem problem={problem} />
      <h2 className="text-lg font-semibold wrap-anywhere">
        Give <bdi>{device.deviceName}</bdi> access?
      </h2>
      <DeviceFacts device={device} now={now} />
      <QuotedReason reason={asks.reason} />
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">What it asks for</h3>
        <AskedRepositories asked={asks.repositories} given={given} onChange={setTicked} />
        {given.some((one) => one.delete) && (
          <p className="text-sm text-text-muted">
            Delete includes changing the repository itself: its visibility, its settings, and deleting it.
          </p>
        )}
      </section>
      <LifetimeField value={lifetime} most={asks.seconds} error={lifetimeError} onChange={setLifetime} />
      <p className="wrap-anywhere">
        It gets an access token that acts as <bdi className="font-medium">{username}</bdi> in what is ticked,
        and nowhere else. You can delete it under Security before it expires.
      </p>
      <Notice>
        <p className="font-medium">Only continue if you know what asks.</p>
        <p>If someone else sent you this link or code, deny it: they could do what is ticked as you.</p>
      </Notice>
      <div className="flex gap-2 max-sm:flex-col">
        <Button look="primary" pending={pending === 'approve'} onClick={() => void decide('approve')}>
          Approve
        </Button>
        <Button pending={pending === 'deny'} onClick={() => void decide('deny')}>
          Deny
        </Button>
      </div>
    </Card>
  )
}
