import { signBearer } from '#lib/credentials/bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { minute } from '#lib/time.ts'

/** A bearer token with the strength of a session, for an account that has no password. */
export async function sessionBearer({ accountId, address }: AccountActor): Promise<string> {
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 10 * minute)
  const data = { accountId, address, client: 'API', expiresAt }
  const { id } = await db.session.create({ data, select: { id: true } })
  return signBearer({ kind: 'session', id }, now)
}

/** A bearer token as this access token gets it. */
export const tokenBearer = ({ id }: { id: string }) => signBearer({ kind: 'token', id }, new Date())
