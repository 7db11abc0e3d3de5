import type { Caller } from '#lib/authz/actor.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { assertUsable } from '#lib/policies/assert-usable.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** Who a credential stands for, and whether it is an access token's first use ever. */
export type Identified = { caller: Caller; isFirstUse: boolean }

/** Who acts by an access token whose secret is known to be right, if it may be used at all. */
export function identifiedByToken(token: FoundToken, context: RequestContext): Identified {
  assertUsable(token, context)
  return { caller: tokenActor(token, context.address), isFirstUse: token.neverUsed }
}
