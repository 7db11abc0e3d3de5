'use client'

import { useState } from 'react'
import { AskedEntries } from '#components/devices/asked-entries.tsx'
import { approvalOf, askedEntries, type Ticked } from '#components/devices/asked-entry.ts'
import { DecisionButtons } from '#components/devices/decision-buttons.tsx'
import { DeviceFacts } from '#components/devices/device-facts.tsx'
import type { Outcome } from '#components/devices/device-outcome.tsx'
import { describeLifetime, lifetimeOf, secondsOf } from '#components/devices/lifetime.ts'
import { LifetimeField } from '#components/devices/lifetime-field.tsx'
import { QuotedReason } from '#components/devices/quoted-reason.tsx'
import { callAction } from '#components/shared/call-action.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { approveRequestAction, decideDeviceAction } from '#lib/devices/actions.ts'
import type { AskedOf } from '#lib/devices/asked-of.ts'
import type { AskingDevice } from '#lib/devices/get-device-grant.ts'
import { requestPolicy } from '#lib/devices/schema.ts'

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
  const entries = askedEntries(asks)
  const [ticked, setTicked] = useState<Ticked>(() => ({
    repositories: Object.fromEntries(entries.repositories.map(({ name, asked }) => [name, asked])),
    services: Object.fromEntries(entries.services.map(({ name, asked }) => [name, asked])),
  }))
  const [lifetime, setLifetime] = useState(() => lifetimeOf(asks.seconds))
  const [pending, setPending] = useState<Decision | null>(null)
  const [problem, setProblem] = useState<{ type?: string; message: string }>()
  const seconds = secondsOf(lifetime)
  const lifetimeError = whatIsWrongWith(seconds, asks.seconds)
  const approval = approvalOf(asks, ticked, seconds)
  const mayDelete = approval.repositories.some((one) => one.delete)
  const isEmpty =
    !approval.repositories.some((one) => one.pull || one.push || one.delete) &&
    !approval.services?.some(({ permissions }) => permissions.length > 0)

  async function decide(decision: Decision) {
    if (pending) return
    const isApproval = decision === 'approve'
    if (isApproval && isEmpty) return setProblem({ message: 'Tick what it may do, or deny it.' })
    if (isApproval && lifetimeError) return setProblem({ message: lifetimeError })
    setPending(decision)
    setProblem(undefined)
    const { userCode, deviceName } = device
    const result = await callAction(() =>
      isApproval ? approveRequestAction(userCode, approval) : decideDeviceAction(userCode, decision),
    )
    setPending(null)
    if (result.ok) onDecided({ deviceName, decision, isRequest: true })
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
      <AskedEntries
        label="Repositories"
        entries={entries.repositories}
        ticked={ticked.repositories}
        onChange={(repositories) => setTicked({ ...ticked, repositories })}
        note={mayDelete ? deleteMeaning : undefined}
      />
      <AskedEntries
        label="Services"
        entries={entries.services}
        ticked={ticked.services}
        onChange={(services) => setTicked({ ...ticked, services })}
      />
      <LifetimeField value={lifetime} most={asks.seconds} error={lifetimeError} onChange={setLifetime} />
      <p className="wrap-anywhere">
        It gets an access token that acts as <bdi className="font-medium">{username}</bdi> in what is ticked,
        and nowhere else. You can delete it under Security before it expires.
      </p>
      <Notice>
        <p className="font-medium">Only continue if you know what asks.</p>
        <p>If someone else sent you this link or code, deny it: they could do what is ticked as you.</p>
      </Notice>
      <DecisionButtons pending={pending} decide={(decision) => void decide(decision)} />
    </Card>
  )
}

const deleteMeaning =
  'Delete includes changing the repository itself: its visibility, its settings, and deleting it.'

function whatIsWrongWith(seconds: number, asked: number): string | undefined {
  if (!(seconds >= requestPolicy.seconds.least)) return 'Enter a whole number, 1 or more.'
  return seconds > asked ? `Enter at most ${describeLifetime(asked)}.` : undefined
}
