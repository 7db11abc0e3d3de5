import { mutate } from '#lib/audit/mutate.ts'
import type { OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { endRetired } from '#lib/tokens/end-retired.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

/**
 * Ends a token's old secret because the new one is used. Of several uses at once, on any replica, one ends it and the others
 * wait for that; where the token was rotated again meanwhile, the use is no longer of its newest secret and ends nothing.
 */
export function endRetiredByUse(actor: TokenActor | OrganizationActor): Promise<void> {
  return mutate(actor, async (tx) => {
    const { tokenId: id, tokenName, hint } = actor
    const { count } = await tx.token.updateMany({
      where: { id, hint, isRotating: true },
      data: { isRotating: false },
    })
    const ended = count > 0 && (await endRetired(tx, [id], new Date())).get(id)
    if (!ended) return { result: undefined, audit: [] }
    const token = { id, label: tokenName, description: '', hint: ended }
    const owner =
      actor.kind === 'token'
        ? ({ kind: 'account', id: actor.accountId } as const)
        : ({ kind: 'organization', id: actor.organizationId } as const)
    return { result: undefined, audit: tokenAudit('end_secret', owner, token, { firstUseOf: hint }) }
  })
}
