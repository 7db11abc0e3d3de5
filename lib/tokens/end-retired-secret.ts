import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import type { Owner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { endRetired } from '#lib/tokens/end-retired.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { lockToken, readToken } from '#lib/tokens/token-rows.ts'

/** Ends the old secret of a rotated token before its grace period does. Where it has ended already, nothing changes. */
export async function endRetiredSecret<Of extends Owner>(
  actor: Actor,
  of: Of,
  id: string,
): Promise<TokenDetails<Of['kind']>> {
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const before = await lockToken(tx, owner, parseId('Token', id))
    const hint = (await endRetired(tx, [before.id], new Date())).get(before.id)
    await tx.token.updateMany({ where: { id: before.id, ...ownerKey(owner) }, data: { isRotating: false } })
    const after = await readToken(tx, owner, before.id)
    return { result: after, audit: hint ? tokenAudit('end_secret', owner, { ...after, hint }) : [] }
  })
}
