import { signBearer } from '#lib/credentials/bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { hashSecret, randomSecret, type Secret } from '#lib/secret.ts'
import { minute } from '#lib/time.ts'
import { lastFourOf } from '#lib/tokens/secret.ts'

/** A session's bearer token, for an account without a password. */
export async function sessionBearer({ accountId, address }: AccountActor): Promise<string> {
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 10 * minute)
  const secret = randomSecret()
  const secretHash = hashSecret(secret.reveal())
  await db.session.create({ data: { secretHash, accountId, address, client: 'API', expiresAt } })
  return signBearer({ kind: 'session', secret }, now)
}

/** The bearer token for this access token. */
export const tokenBearer = ({ id, secret }: { id: string; secret: Secret }) =>
  signBearer({ kind: 'token', id, lastFour: lastFourOf(secret.reveal()) }, new Date())
