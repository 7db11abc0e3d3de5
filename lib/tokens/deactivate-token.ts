import type { Actor } from '#lib/authz/actor.ts'
import { parseId } from '#lib/parse.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { switchToken } from '#lib/tokens/switch-token.ts'
import { authorizeTokens, ownAccount } from '#lib/tokens/token-owner.ts'

/** Refuses a token from its next request, until it is activated again. */
export async function deactivateToken(actor: Actor, id: string, owner = ownAccount): Promise<AnyToken> {
  const tokens = await authorizeTokens(actor, owner)
  return switchToken(actor, tokens, parseId('Token', id), 'deactivate')
}
