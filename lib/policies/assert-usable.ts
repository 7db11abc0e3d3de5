import { AppError } from '#lib/errors.ts'
import { activation } from '#lib/policies/activation.ts'
import { expiration } from '#lib/policies/expiration.ts'
import { plan } from '#lib/policies/plan.ts'
import { suspension } from '#lib/policies/suspension.ts'
import type { TokenPolicy } from '#lib/policies/token-policy.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** What an access token is held against at each use, in this order: the first that refuses it says why. */
const policies: TokenPolicy[] = [suspension, plan, expiration, activation]

/** Throws `unauthenticated` for a token that may not be used now, with why and what to do: for who holds its secret. */
export function assertUsable(token: FoundToken, context: RequestContext): void {
  for (const policy of policies) {
    const refusal = policy(token, context)
    const hasEnded = policy === expiration
    if (refusal !== null) throw new AppError('unauthenticated', refusal, { tokenId: token.id, hasEnded })
  }
}
