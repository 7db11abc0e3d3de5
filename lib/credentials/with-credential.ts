import type { Caller } from '#lib/authz/actor.ts'
import { identifyBearer } from '#lib/credentials/identify-bearer.ts'
import { identifyLogin } from '#lib/credentials/identify-login.ts'
import type { Identified } from '#lib/credentials/identified.ts'
import type { Credential } from '#lib/credentials/read-credential.ts'
import { setRequestActor } from '#lib/current-request.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { clientName } from '#lib/usage/client-name.ts'
import { retiredSecretUses } from '#lib/usage/retired-secret-uses.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

/**
 * Does the work of a request as who its credential stands for, and records what an access token was used for: "asked to push
 * demo/api". Throws `unauthenticated` in words to act on, or `limited`; work that throws is no use. No credential at all is
 * somebody anonymous; a wrong one never is.
 */
export async function withCredential<Result>(
  credential: Credential | null,
  context: RequestContext,
  work: (caller: Caller) => Promise<{ result: Result; use: string }>,
): Promise<Result> {
  const {
    caller,
    isFirstUse = false,
    retiredSecretId,
  } = await paceRefusals(() => identify(credential, context))
  if (caller.kind !== 'anonymous') setRequestActor(caller)
  const { result, use: action } = await work(caller)
  if ('tokenId' in caller) {
    const { address, userAgent, now: at } = context
    const client = clientName(userAgent)
    tokenUses.record(caller.tokenId, { at, address, client, action }, isFirstUse)
    if (retiredSecretId) retiredSecretUses.record(retiredSecretId, { at, address, client }, false)
  }
  return result
}

async function identify(credential: Credential | null, context: RequestContext): Promise<Identified> {
  if (!credential) return { caller: { kind: 'anonymous', address: context.address } }
  return credential.kind === 'login'
    ? identifyLogin(credential, context)
    : identifyBearer(credential.secret, context)
}
