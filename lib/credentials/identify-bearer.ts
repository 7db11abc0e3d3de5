import { readBearerSubject, type BearerSubject } from '#lib/credentials/bearer.ts'
import { identifiedBySession, identifiedByToken, type Identified } from '#lib/credentials/identified.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { AppError } from '#lib/errors.ts'
import type { Secret } from '#lib/secret.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { findTokenById } from '#lib/tokens/find-token-by-id.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'

/**
 * Who a bearer token stands for at this moment. Signing out, a new password, and whatever happens to an access token end it
 * at once.
 */
export async function identifyBearer(bearer: Secret, context: RequestContext): Promise<Identified> {
  if (looksLikeToken(bearer.reveal()))
    throw refused('This is an access token: exchange it at POST /v2/auth/token first.')
  const subject = await readBearerSubject(bearer, context.now)
  const found = subject && (await find(subject, context))
  if (!found)
    throw refused('The bearer token is invalid or has expired: get a new one at POST /v2/auth/token.')
  return found
}

type TokenSubject = Extract<BearerSubject, { kind: 'token' }>

const find = (subject: BearerSubject, context: RequestContext) =>
  subject.kind === 'session' ? bySession(subject.secret, context) : byToken(subject, context)

async function bySession(secret: Secret, context: RequestContext): Promise<Identified | null> {
  const session = await findSession(secret, context.now)
  return session && identifiedBySession(session, context)
}

async function byToken({ id, lastFour }: TokenSubject, context: RequestContext): Promise<Identified | null> {
  const token = await findTokenById(id, lastFour, context.now)
  return token && identifiedByToken(token, context)
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}
