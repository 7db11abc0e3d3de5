import type { Caller } from '#lib/authz/actor.ts'
import { identifyBearer } from '#lib/credentials/identify-bearer.ts'
import { identifyLogin } from '#lib/credentials/identify-login.ts'
import { identifyServiceSession, identifySession } from '#lib/credentials/identify-session.ts'
import { identifyToken } from '#lib/credentials/identify-token.ts'
import type { Identified } from '#lib/credentials/identified.ts'
import type { Credential } from '#lib/credentials/read-credential.ts'
import { recordRefusedUse, recordUse, type NotGranted } from '#lib/credentials/record-use.ts'
import { setRequestActor } from '#lib/current-request.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import type { RequestContext } from '#lib/request-context.ts'

/** The work of a request, and what it is for in words, whether that is granted or not: "asked to push demo/api". */
type Work<Result> = {
  use: () => string
  run: (caller: Caller) => Promise<{ result: Result; notGranted?: NotGranted | null }>
}

/**
 * Does the work of a request as who its credential stands for, and records what an access token was used for, or refused.
 * Throws `unauthenticated` in words to act on, or `limited`; work that throws is no use. No credential at all is somebody
 * anonymous; a wrong one never is.
 */
export async function withCredential<Result>(
  credential: Credential | null,
  context: RequestContext,
  { use, run }: Work<Result>,
): Promise<Result> {
  let caller: Caller | undefined
  try {
    const identified = await paceRefusals(() => identify(credential, context))
    caller = identified.caller
    if (caller.kind !== 'anonymous') setRequestActor(caller)
    const { result, notGranted } = await run(caller)
    if ('tokenId' in caller) recordUse(caller.tokenId, identified, context, use(), notGranted)
    return result
  } catch (error) {
    recordRefusedUse(caller, context, use, error)
    throw error
  }
}

async function identify(credential: Credential | null, context: RequestContext): Promise<Identified> {
  if (!credential) return { caller: { kind: 'anonymous', address: context.address } }
  if (credential.kind === 'login') return identifyLogin(credential, context)
  if (credential.kind === 'session') return identifySession(credential, context)
  if (credential.kind === 'token') return identifyToken(credential, context)
  if (credential.kind === 'service-session') return identifyServiceSession(credential, context)
  return identifyBearer(credential.secret, context)
}
