import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy } from '#lib/authz/authorize-owner.ts'
import type { Owner } from '#lib/owners.ts'
import { lockTokens } from '#lib/tokens/lock-tokens.ts'
import type { TokenSelection } from '#lib/tokens/schema.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'

/** Deletes all of the tokens or, if they are not what the caller saw, none. */
export async function deleteTokens<Of extends Owner>(
  actor: Actor,
  of: Of,
  selection: TokenSelection<Of['kind']>,
): Promise<{ deleted: number }> {
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const tokens = await lockTokens(tx, owner, selection)
    const ids = tokens.map(({ id }) => id)
    await tx.$executeRaw`DELETE FROM token WHERE id = ANY(${ids}::uuid[]) AND ${ownedBy(owner)}`
    const audit = tokens.map((token) => tokenAudit('delete', owner, token))
    return { result: { deleted: tokens.length }, audit }
  })
}
