import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'

export type SecondFactor = {
  /** Since when a password alone does not sign in; null if it does. */
  since: Date | null
  authenticatorSince: Date | null
  recoveryCodesLeft: number
}

/** What the person signs in with beside the password. */
export async function getSecondFactor(actor: Actor): Promise<SecondFactor> {
  authorizePerson(actor, 'account')
  const account = await db.account.findUnique({
    where: { id: actor.accountId },
    select: {
      secondFactorSince: true,
      authenticator: { select: { confirmedAt: true } },
      _count: { select: { recoveryCodes: true } },
    },
  })
  if (!account) throw notFound('Account')
  return {
    since: account.secondFactorSince,
    authenticatorSince: account.authenticator?.confirmedAt ?? null,
    recoveryCodesLeft: account._count.recoveryCodes,
  }
}
