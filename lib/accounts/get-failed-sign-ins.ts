import { failedSignInPolicy } from '#lib/accounts/record-failed-sign-ins.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'

export type FailedSignIns = { attempts: number; since: Date }

/** The failed attempts to sign in that the person should know of; null while there are few. */
export async function getFailedSignIns(actor: Actor): Promise<FailedSignIns | null> {
  authorizePerson(actor, 'account')
  const account = await db.account.findUnique({
    where: { id: actor.accountId, failedSignIns: { gte: failedSignInPolicy.threshold } },
    select: { failedSignIns: true, failedSignInsSince: true },
  })
  return account && { attempts: account.failedSignIns, since: account.failedSignInsSince! }
}
