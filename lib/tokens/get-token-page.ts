import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { readTokenOrArchived, type Deletion } from '#lib/tokens/archived-token.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'

/** What the pages about one token show, also for a while after it was deleted. */
export type TokenPage<Kind extends OwnerKind = OwnerKind> = {
  token: TokenDetails<Kind>
  /** When it was deleted and by whom, where it was. */
  deletion: Deletion | null
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
  const found = await readTokenOrArchived(db, owner, parseId('Token', id))
  return { ...found, ownerName: owner.name, canReactivate: owner.canReactivate }
}
