import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { claimDeviceGrant, type Decision } from '#lib/devices/claim-device-grant.ts'
import { withUserCode } from '#lib/devices/with-user-code.ts'
import { AppError } from '#lib/errors.ts'

/**
 * Approves or denies the device that shows this code; who approves owns its token. A tool that asks for certain access is only
 * denied so. Of several decisions at once, the first holds. Throws `conflict` for a later one.
 */
export async function decideDevice(
  actor: Actor,
  typed: string,
  decision: Decision,
  now = new Date(),
): Promise<void> {
  authorizePerson(actor, 'tokens')
  assertFreshProof(actor, now)
  await withUserCode(actor, typed, (userCodeHash) =>
    mutate(actor, async (tx) => {
      await lockActor(tx, actor)
      const grant = await claimDeviceGrant(tx, userCodeHash, { decision, accountId: actor.accountId, now })
      const { id, clientId: client, deviceName: name, address: askedFrom, asked } = grant
      if (asked && decision === 'approve')
        throw new AppError('invalid', 'Say what of the request you approve.')
      const target = { kind: 'device', id, name }
      const details = { client, askedFrom }
      if (!asked) return { result: undefined, audit: { action: `device.${decision}`, target, details } }
      const { reason } = asked
      return {
        result: undefined,
        audit: {
          action: 'request.deny',
          target,
          details: { ...details, ...(reason !== null && { reason }) },
        },
      }
    }),
  )
}
