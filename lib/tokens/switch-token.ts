import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { isOnlyDeletable, onlyDeletable } from '#lib/tokens/only-deletable.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import type { OwnedTokens } from '#lib/tokens/token-owner.ts'

/** Turns a token on or off. One that is so already stays so, with nothing new in the log. */
export async function switchToken(
  actor: Actor,
  { where, log, canReactivate, read }: OwnedTokens,
  id: string,
  verb: 'activate' | 'deactivate',
): Promise<AnyToken> {
  const isActive = verb === 'activate'
  const canSwitch = canReactivate || verb === 'deactivate'
  return mutate(actor, async (tx) => {
    const unexpired = { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] }
    const present = { id, ...where, isActive: !isActive, ...unexpired }
    const { count } = canSwitch ? await tx.token.updateMany({ where: present, data: { isActive } }) : none
    const token = await read(tx, id)
    if (isOnlyDeletable(token.status, { canReactivate: canSwitch })) throw onlyDeletable(token.status)
    return { result: token, audit: count ? { ...tokenAudit(verb, token), ...log } : [] }
  })
}

const none = { count: 0 }
