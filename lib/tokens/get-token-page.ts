import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** What the pages about one token show. */
export type TokenPage<Kind extends OwnerKind = OwnerKind> = {
  token: TokenDetails<Kind>
  ownerName: string
  /** Whether it can be activated again once it is inactive. */
  canReactivate: boolean
}

export async function getTokenPage<Of extends Owner>(
  actor: Actor,
  of: Of,
  id: string,
): Promise<TokenPage<Of['kind']>> {
  const owner = await authorizeTokens(actor, of)
  const token = await readToken(db, owner, parseId('Token', id))
  return { token, ownerName: owner.name, canReactivate: owner.canReactivate }
}
