import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Owner } from '#lib/owners.ts'
import { counted, tokenAllowance, type TokenAllowance } from '#lib/tokens/token-allowance.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'

/** What a form for a new token has to know of its owner: whether one can be made, and how long it may live. */
export async function getTokenAllowance(
  actor: Actor,
  of: Owner,
): Promise<TokenAllowance & { maxDays: number | null }> {
  const owner = await authorizeTokens(actor, of)
  const used = await db.token.count({ where: counted(owner) })
  return { ...tokenAllowance(owner, used), maxDays: owner.maxDays }
}
