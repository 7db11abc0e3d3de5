'use server'

import { runAction } from '#lib/auth/run-action.ts'
import { endOtherSessions } from '#lib/sessions/end-other-sessions.ts'
import { endSession } from '#lib/sessions/end-session.ts'

export async function endSessionAction(id: string) {
  return runAction((actor) => endSession(actor, id))
}

export async function endOtherSessionsAction() {
  return runAction((actor) => endOtherSessions(actor))
}
