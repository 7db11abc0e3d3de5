import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import type { Owner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { assertEditable } from '#lib/tokens/only-deletable.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { lockToken, readToken } from '#lib/tokens/token-rows.ts'

/**
 * Turns a token on or off, from its next request. One that is so already stays so, with nothing new in the log. An
 * organization has to have allowed that an inactive one is activated again.
 */
export async function switchToken<Of extends Owner>(
  actor: Actor,
  of: Of,
  id: string,
  to: 'active' | 'inactive',
): Promise<TokenDetails<Of['kind']>> {
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const before = await lockToken(tx, owner, parseId('Token', id))
    assertEditable(before, { canReactivate: owner.canReactivate || to === 'inactive' })
    if (before.status === to) return { result: before, audit: [] }
    await tx.token.updateMany({
      where: { id: before.id, ...ownerKey(owner) },
      data: { isActive: to === 'active' },
    })
    const after = await readToken(tx, owner, before.id)
    return { result: after, audit: tokenAudit(to === 'active' ? 'activate' : 'deactivate', owner, after) }
  })
}
