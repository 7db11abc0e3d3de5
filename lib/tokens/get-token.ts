import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Owner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

export async function getToken<Of extends Owner>(
  actor: Actor,
  of: Of,
  id: string,
): Promise<TokenDetails<Of['kind']>> {
  const owner = await authorizeTokens(actor, of)
  return readToken(db, owner, parseId('Token', id))
}
