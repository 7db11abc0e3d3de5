'use client'

import { useState } from 'react'
import { DeviceCodeForm } from '#components/devices/device-code-form.tsx'
import { DeviceOutcome, type Outcome } from '#components/devices/device-outcome.tsx'
import { DeviceQuestion } from '#components/devices/device-question.tsx'
import { RequestQuestion } from '#components/devices/request-question.tsx'
import type { AskingDevice } from '#lib/devices/get-device-grant.ts'

type Props = {
  /** The code that was typed or in the link, and whose it is or why it is nobody's. */
  typed: string
  device: AskingDevice | null
  problem: string | undefined
  username: string
  unusedDays: number
  now: Date
}

/** The question about a device or a tool, or the form for its code. What was decided stays, though the code is used then. */
export function ActivateDevice({ typed, device, problem, ...shown }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  if (outcome) return <DeviceOutcome {...outcome} />
  if (!device) return <DeviceCodeForm typed={typed} problem={problem} />
  if (device.asks)
    return <RequestQuestion {...shown} device={device} asks={device.asks} onDecided={setOutcome} />
  return <DeviceQuestion {...shown} device={device} onDecided={setOutcome} />
}
