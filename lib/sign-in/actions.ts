'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { sessionSecretFromCookie, setSessionCookie } from '#lib/auth/browser-cookie.ts'
import { runQuery } from '#lib/auth/run-action.ts'
import { AppError } from '#lib/errors.ts'
import { getProofMethods, type ProofMethods } from '#lib/sign-in/get-proof-methods.ts'
import { proveSession } from '#lib/sign-in/prove-session.ts'
import type { Proof } from '#lib/sign-in/schema.ts'

export async function getProofMethodsAction(): Promise<ActionResult<ProofMethods>> {
  return runQuery((actor) => getProofMethods(actor))
}

/** Changes nothing that a page shows: the form that asked for it stays as it is. */
export async function proveSessionAction(proof: Proof): Promise<ActionResult<undefined>> {
  return runQuery(async (actor) => {
    const shown = await sessionSecretFromCookie()
    if (!shown) throw new AppError('unauthenticated', 'You are signed out. Sign in again.')
    await setSessionCookie(await proveSession(actor, shown, proof))
    return undefined
  })
}
