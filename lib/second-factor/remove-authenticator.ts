import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { AppError } from '#lib/errors.ts'
import { lockAccount } from '#lib/second-factor/lock-account.ts'
import { refreshSecondFactorSince } from '#lib/second-factor/refresh-second-factor-since.ts'
import { deleteOtherSessions } from '#lib/sessions/end-other-sessions.ts'

/** Removes the authenticator app and ends all other sessions. Without another second factor, a password alone signs in again. */
export async function removeAuthenticator(actor: Actor, now = new Date()): Promise<void> {
  authorizePerson(actor, 'account')
  assertFreshProof(actor, now)
  const { accountId, username: name } = actor
  await mutate(actor, async (tx) => {
    await lockAccount(tx, accountId)
    const { count } = await tx.authenticator.deleteMany({ where: { accountId, confirmedAt: { not: null } } })
    if (count === 0) throw new AppError('conflict', 'No authenticator app is set up. Reload the page.')
    await refreshSecondFactorSince(tx, accountId, now)
    const sessions = await deleteOtherSessions(tx, actor)
    const target = { kind: 'account', id: accountId, name }
    return {
      result: undefined,
      audit: { action: 'account.remove_authenticator', target, details: { sessions } },
    }
  })
}
