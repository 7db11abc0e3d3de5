import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { lockAccount } from '#lib/second-factor/lock-account.ts'
import { replaceRecoveryCodes } from '#lib/second-factor/recovery-codes.ts'
import type { Secret } from '#lib/secret.ts'

/** Makes new recovery codes. The ones before no longer work. */
export async function renewRecoveryCodes(actor: Actor): Promise<Secret[]> {
  authorizePerson(actor, 'account')
  assertFreshProof(actor)
  const { accountId: id, username: name } = actor
  return mutate(actor, async (tx) => {
    await lockAccount(tx, id)
    const where = { id, secondFactorSince: { not: null } }
    if (!(await tx.account.findFirst({ where, select: { id: true } })))
      throw new AppError('conflict', 'Two-factor authentication is off. Reload the page.')
    const result = await replaceRecoveryCodes(tx, id)
    const target = { kind: 'account', id, name }
    return { result, audit: { action: 'account.renew_recovery_codes', target } }
  })
}
