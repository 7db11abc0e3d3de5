import { identifiedBySession, type Identified } from '#lib/credentials/identified.ts'
import type { PageSession, ServiceSession } from '#lib/credentials/read-credential.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { AppError } from '#lib/errors.ts'
import { findSession, findSessionById } from '#lib/sessions/find-session.ts'

/** Who a page's request stands for; a page that was opened by another person acts for nobody. */
export async function identifySession(
  { secret, username }: PageSession,
  context: RequestContext,
): Promise<Identified> {
  const session = await findSession(secret, context.now)
  if (!session) throw refused('You are signed out. Sign in again.')
  if (session.username !== username) {
    throw refused(
      `This page was opened as ${username}, and this browser is now signed in as ${session.username}.`,
    )
  }
  return identifiedBySession(session, context)
}

/** Who a browser at a service stands for, while the session that signed it in there lasts. */
export async function identifyServiceSession(
  { sessionId }: ServiceSession,
  context: RequestContext,
): Promise<Identified> {
  const session = await findSessionById(sessionId, context.now)
  if (!session) throw refused('You are signed out. Sign in again.')
  return identifiedBySession(session, context)
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}
