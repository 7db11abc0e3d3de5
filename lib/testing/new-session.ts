import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { hashSecret, randomSecret, type Secret } from '#lib/secret.ts'
import { hour } from '#lib/time.ts'

/** A session of an hour with a fresh proof, inserted directly into the database. */
export async function newSession({ accountId }: AccountActor): Promise<{ id: string; secret: Secret }> {
  const secret = randomSecret()
  const data = { accountId, secretHash: hashSecret(secret.reveal()), address: '', client: '' }
  const { id } = await db.session.create({ data: { ...data, expiresAt: new Date(Date.now() + hour) } })
  return { id, secret }
}
