import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '#lib/auth/return-path.ts'
import { sessionSecretFromCookie } from '#lib/auth/browser-cookie.ts'
import { visitor } from '#lib/auth/visitor.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { logFailure } from '#lib/log-failure.ts'
import { setRequestActor } from '#lib/current-request.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { touchSession } from '#lib/sessions/touch-session.ts'

/** Who is signed in, according to the session's row: one query per request. */
export const currentActor = cache(async (): Promise<AccountActor | null> => {
  const secret = await sessionSecretFromCookie()
  const session = secret && (await findSession(secret))
  if (!session) return null
  const { address } = await visitor()
  void touchSession(session, address).catch((error: unknown) => logFailure('Noting a session as used', error))
  const { accountId, username, sessionId, provedAt, isSiteAdministrator } = session
  setRequestActor(session)
  return { kind: 'account', accountId, username, sessionId, provedAt, isSiteAdministrator, address }
})

/** The first line of a page for signed-in people; others are sent to sign in first. */
export async function requireActor(): Promise<AccountActor> {
  const actor = await currentActor()
  if (!actor) redirect(signInPath((await headers()).get('x-gatehouse-path')))
  return actor
}
