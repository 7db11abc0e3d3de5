import type { Actor } from '#lib/authz/actor.ts'
import type { Owner } from '#lib/owners.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** How a token was last used since it has its present secret; null as long as that was never used. */
export async function getUseOfSecret(actor: Actor, owner: Owner, id: string): Promise<AnyToken['lastUse']> {
  const { lastUse, rotatedAt, oldSecret } = await getToken(actor, owner, id)
  // The first use of the present secret ends the old one.
  if (!lastUse || oldSecret) return null
  return rotatedAt && lastUse.at < rotatedAt ? null : lastUse
}
