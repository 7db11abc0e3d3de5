import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { parseId } from '#lib/parse.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { switchToken } from '#lib/tokens/switch-token.ts'

/** Refuses a token from its next request, until it is activated again. */
export async function deactivateToken(actor: Actor, id: string): Promise<PublicToken> {
  authorize(actor, 'tokens')
  return switchToken(actor, parseId('Token', id), 'deactivate')
}
