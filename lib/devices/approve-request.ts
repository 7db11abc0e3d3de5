import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { approvalAudit } from '#lib/devices/approval-audit.ts'
import type { ApprovedAccess } from '#lib/devices/asked-access.ts'
import { assertWithin } from '#lib/devices/assert-within.ts'
import { chosenAccess } from '#lib/devices/chosen-access.ts'
import { claimDeviceGrant } from '#lib/devices/claim-device-grant.ts'
import { reserveRequestSlot } from '#lib/devices/reserve-request-slot.ts'
import { approvalSchema, type Approval } from '#lib/devices/schema.ts'
import { withUserCode } from '#lib/devices/with-user-code.ts'
import { AppError } from '#lib/errors.ts'
import { ownAccount } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { second } from '#lib/time.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'

/**
 * Gives the tool that shows this code what a person chose of what it asks for; never more than that, nor than the person may
 * do now. Throws `invalid` for what was not asked for, `conflict` for what the person can't give and for a later decision.
 */
export async function approveRequest(
  actor: Actor,
  typed: string,
  input: Approval,
  now = new Date(),
): Promise<void> {
  authorizePerson(actor, 'tokens')
  assertFreshProof(actor, now)
  await withUserCode(actor, typed, (userCodeHash) =>
    mutate(actor, async (tx) => {
      const person = await lockTokenOwner(tx, actor, ownAccount)
      const approval = parse(approvalSchema, input)
      const decision = { decision: 'approve', accountId: person.id, now } as const
      const grant = await claimDeviceGrant(tx, userCodeHash, decision)
      if (!grant.asked)
        throw new AppError('invalid', 'This device asks to be signed in. Load the page again.')
      assertWithin(grant.asked, approval)
      await reserveRequestSlot(tx, person.id, grant.id, now)
      const chosen = await chosenAccess(tx, person, approval)
      const expiresAt = new Date(now.getTime() + approval.seconds * second).toISOString()
      const approved: ApprovedAccess = {
        repositories: chosen.repositories.map(({ id, pull, push, delete: remove }) => {
          return { id, pull, push, delete: remove }
        }),
        services: chosen.services.map(({ id, permissions }) => ({ id, permissions })),
        expiresAt,
      }
      await tx.deviceGrant.updateMany({ where: { id: grant.id, accountId: person.id }, data: { approved } })
      return {
        result: undefined,
        audit: await approvalAudit(tx, { ...grant, asked: grant.asked }, chosen, expiresAt),
      }
    }),
  )
}
