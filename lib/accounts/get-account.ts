import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'

export type PublicAccount = { id: string; username: string; email: string; name: string; createdAt: Date }

/** The person's own account, as its page shows it. */
export async function getAccount(actor: Actor): Promise<PublicAccount> {
  authorizePerson(actor, 'account')
  const account = await db.account.findUnique({
    where: { id: actor.accountId },
    select: { id: true, username: true, email: true, name: true, createdAt: true },
  })
  if (!account) throw notFound('Account')
  return account
}
