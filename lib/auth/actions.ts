'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '#lib/auth/current-actor.ts'
import { runAction } from '#lib/auth/run-action.ts'
import { dropSessionCookie } from '#lib/auth/browser-cookie.ts'
import { paths } from '#lib/paths.ts'
import { endOtherSessions } from '#lib/sessions/end-other-sessions.ts'
import { endSession } from '#lib/sessions/end-session.ts'

/** Ends this browser's session; a form's action. */
export async function signOutAction(): Promise<void> {
  const actor = await currentActor()
  if (actor?.sessionId) await endSession(actor, actor.sessionId)
  await dropSessionCookie()
  redirect(paths.signIn)
}

export async function endSessionAction(id: string) {
  return runAction((actor) => endSession(actor, id))
}

export async function endOtherSessionsAction() {
  return runAction((actor) => endOtherSessions(actor))
}
