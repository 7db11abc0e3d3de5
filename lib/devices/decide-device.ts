import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { withUserCode, wrongUserCode } from '#lib/devices/with-user-code.ts'
import { AppError } from '#lib/errors.ts'

const decisions = { approve: 'approved', deny: 'denied' } as const

/**
 * Approves or denies the device that shows this code; who approves owns its token. Of several decisions at once, the first
 * holds. Throws `conflict` for a later one.
 */
export async function decideDevice(
  actor: Actor,
  typed: string,
  decision: keyof typeof decisions,
  now = new Date(),
): Promise<void> {
  authorizePerson(actor, 'tokens')
  assertFreshProof(actor, now)
  await withUserCode(actor, typed, (userCodeHash) =>
    mutate(actor, async (tx) => {
      await lockActor(tx, actor)
      const { accountId } = actor
      const [grant] = await tx.deviceGrant.updateManyAndReturn({
        where: { userCodeHash, state: 'pending', expiresAt: { gt: now } },
        data: { state: decisions[decision], accountId },
        select: { id: true, clientId: true, deviceName: true, address: true },
      })
      if (!grant) {
        const decided = await tx.deviceGrant.findFirst({ where: { userCodeHash }, select: { state: true } })
        throw decided && decided.state !== 'pending' ? alreadyDecided(decided.state) : wrongUserCode()
      }
      const { id, clientId: client, deviceName: name, address: askedFrom } = grant
      const target = { kind: 'device', id, name }
      return {
        result: undefined,
        audit: { action: `device.${decision}`, target, details: { client, askedFrom } },
      }
    }),
  )
}

const alreadyDecided = (state: string) =>
  new AppError('conflict', `This device was ${state} already. Start again on the device to change that.`)
