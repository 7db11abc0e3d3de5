import { readBearer, type BearerSubject } from '#lib/api-sessions/bearer.ts'
import type { Caller } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { assertUsable } from '#lib/tokens/assert-usable.ts'
import { findTokenById } from '#lib/tokens/find-token-by-id.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'
import { tokenActor } from '#lib/tokens/token-actor.ts'

/**
 * Who a bearer token stands for at this moment; throws `unauthenticated`. Signing out, a new password, and whatever happens
 * to an access token end it at once.
 */
export async function findBearerActor(text: string, address: string): Promise<Caller> {
  if (looksLikeToken(text)) throw refused('This is an access token: trade it at POST /v2/auth/token first.')
  const subject = await readBearer(text)
  const actor = subject && (await actorOf(subject, address))
  if (!actor) throw refused('The bearer token is wrong or has ended: get another at POST /v2/auth/token.')
  return actor
}

async function actorOf({ kind, id }: BearerSubject, address: string): Promise<Caller | null> {
  if (kind === 'session') {
    const session = await findSession(id)
    if (!session) return null
    const { accountId, username, sessionId } = session
    return { kind: 'account', accountId, username, sessionId, address }
  }
  const token = await findTokenById(id)
  if (!token) return null
  assertUsable(token, new Date())
  return tokenActor(token, address)
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}
