import type { Metadata } from 'next'
import { getFrame } from '#app/request-reads.ts'
import { ActivateDevice } from '#components/devices/activate-device.tsx'
import { Frame } from '#components/frame/frame.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { getDeviceGrant } from '#lib/devices/get-device-grant.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

export const metadata: Metadata = { title: 'Sign in a device' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The code is in the link that a device shows (RFC 8628, 3.3.1), or typed here. */
export default async function ActivatePage({ searchParams }: Props) {
  const [actor, { user_code: given }] = [await requireActor(), await searchParams]
  const code = typeof given === 'string' ? given : null
  const [frame, found] = await Promise.all([
    getFrame(actor),
    code === null ? { device: null, problem: undefined } : findDevice(actor, code),
  ])
  return (
    <Frame actor={actor} {...frame}>
      <PageHeader
        title={found.device?.asks ? 'Request for access' : 'Sign in a device'}
        description={`You are signed in as ${actor.username}.`}
      />
      <ActivateDevice
        {...found}
        typed={code ?? ''}
        username={actor.username}
        unusedDays={env.DEVICE_TOKEN_DAYS}
        now={new Date()}
      />
    </Frame>
  )
}

async function findDevice(actor: AccountActor, code: string) {
  try {
    const device = await getDeviceGrant(actor, code)
    if (device.state === 'pending') return { device, problem: undefined }
    return {
      device: null,
      problem: `This device was ${device.state} already. Start again on the device to change that.`,
    }
  } catch (error) {
    if (error instanceof AppError) return { device: null, problem: error.message }
    throw error
  }
}
