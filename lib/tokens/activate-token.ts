import type { Actor } from '#lib/authz/actor.ts'
import { parseId } from '#lib/parse.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { switchToken } from '#lib/tokens/switch-token.ts'
import { authorizeTokens, ownAccount } from '#lib/tokens/token-owner.ts'

/** Lets a deactivated token in again, from its next request. An organization has to have allowed that. */
export async function activateToken(actor: Actor, id: string, owner = ownAccount): Promise<AnyToken> {
  const tokens = await authorizeTokens(actor, owner)
  return switchToken(actor, tokens, parseId('Token', id), 'activate')
}
