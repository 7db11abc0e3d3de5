import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'

export type PublicPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }

/** The person's passkeys, oldest first. */
export async function listPasskeys(actor: Actor): Promise<PublicPasskey[]> {
  authorizePerson(actor, 'account')
  return db.passkey.findMany({
    where: { accountId: actor.accountId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}
