import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy } from '#lib/authz/authorize-owner.ts'
import type { Owner } from '#lib/owners.ts'
import { lockTokens } from '#lib/tokens/lock-tokens.ts'
import { assertEditable } from '#lib/tokens/assert-editable.ts'
import type { TokenSelection } from '#lib/tokens/schema.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'

/**
 * Turns all of the tokens on or off, from their next request, or none. Those that are so already stay so, with nothing new
 * in the log. An organization has to have allowed that inactive ones are activated again.
 */
export async function switchTokens<Of extends Owner>(
  actor: Actor,
  of: Of,
  selection: TokenSelection<Of['kind']>,
  to: 'active' | 'inactive',
): Promise<{ switched: number }> {
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const tokens = await lockTokens(tx, owner, selection)
    const canReactivate = owner.canReactivate || to === 'inactive'
    assertEditable(tokens, { canReactivate })
    const changed = tokens.filter(({ status }) => status !== to)
    const ids = changed.map(({ id }) => id)
    await tx.$executeRaw`
      UPDATE token SET is_active = ${to === 'active'} WHERE id = ANY(${ids}::uuid[]) AND ${ownedBy(owner)}`
    const verb = to === 'active' ? 'activate' : 'deactivate'
    return {
      result: { switched: changed.length },
      audit: changed.map((token) => tokenAudit(verb, owner, token)),
    }
  })
}
