import type { Caller } from '#lib/authz/actor.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { SignedIn } from '#lib/sessions/find-session.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { assertUsable } from '#lib/policies/assert-usable.ts'
import { endRetiredByUse } from '#lib/tokens/end-retired-by-use.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'
import { clientName } from '#lib/usage/client-name.ts'
import { expiredTokenUses } from '#lib/usage/expired-token-uses.ts'

/**
 * Who a credential stands for; of an access token, whether this is its first use ever, and the row of its secret where that is
 * a retired one.
 */
export type Identified = { caller: Caller; isFirstUse?: boolean; retiredSecretId?: string | null }

/** Who acts by a session that is known to be valid. */
export function identifiedBySession(
  { accountId, username, sessionId, provedAt, isSiteAdministrator }: SignedIn,
  { address }: RequestContext,
): Identified {
  return {
    caller: { kind: 'account', accountId, username, sessionId, provedAt, isSiteAdministrator, address },
  }
}

/**
 * Who acts by an access token whose secret is known to be right, if it may be used at all. The first use of a new secret ends
 * the old one before anything is done or answered.
 */
export async function identifiedByToken(token: FoundToken, context: RequestContext): Promise<Identified> {
  noteExpiredUse(token, context)
  assertUsable(token, context)
  const { neverUsed: isFirstUse, retiredSecretId, isRotating } = token
  const caller = tokenActor(token, context.address)
  if (isRotating && retiredSecretId === null) await endRetiredByUse(caller)
  return { caller, isFirstUse, retiredSecretId }
}

/** Its owner is to see that something still uses it. */
function noteExpiredUse(
  { id, expiresAt }: FoundToken,
  { now: at, address, userAgent }: RequestContext,
): void {
  if (!expiresAt || expiresAt > at) return
  expiredTokenUses.record(id, { at, address, client: clientName(userAgent) }, false)
}
