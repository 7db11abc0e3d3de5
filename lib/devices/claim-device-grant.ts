import type { Transaction } from '#lib/audit/mutate.ts'
import type { AskedAccess } from '#lib/devices/asked-access.ts'
import { wrongUserCode } from '#lib/devices/with-user-code.ts'
import { AppError } from '#lib/errors.ts'

const states = { approve: 'approved', deny: 'denied' } as const
export type Decision = keyof typeof states

export type ClaimedGrant = {
  id: string
  clientId: string
  deviceName: string
  address: string
  asked: AskedAccess | null
}

/**
 * Decides about the device or tool of this code: of several decisions at once, the first. Throws `conflict` for a later one,
 * and `not_found` for a code that is nobody's.
 */
export async function claimDeviceGrant(
  tx: Transaction,
  userCodeHash: Buffer<ArrayBuffer>,
  { decision, accountId, now }: { decision: Decision; accountId: string; now: Date },
): Promise<ClaimedGrant> {
  const [grant] = await tx.deviceGrant.updateManyAndReturn({
    where: { userCodeHash, state: 'pending', expiresAt: { gt: now } },
    data: { state: states[decision], accountId },
    select: { id: true, clientId: true, deviceName: true, address: true, asked: true },
  })
  if (grant) return { ...grant, asked: grant.asked as AskedAccess | null }
  const decided = await tx.deviceGrant.findFirst({ where: { userCodeHash }, select: { state: true } })
  throw decided && decided.state !== 'pending' ? alreadyDecided(decided.state) : wrongUserCode()
}

const alreadyDecided = (state: string) =>
  new AppError('conflict', `This device was ${state} already. Start again on the device to change that.`)
