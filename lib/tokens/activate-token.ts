import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { parseId } from '#lib/parse.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { switchToken } from '#lib/tokens/switch-token.ts'

/** Lets a deactivated token in again, from its next request. */
export async function activateToken(actor: Actor, id: string): Promise<PublicToken> {
  authorize(actor, 'tokens')
  return switchToken(actor, parseId('Token', id), 'activate')
}
