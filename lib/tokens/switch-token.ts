import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { onlyDeletable } from '#lib/tokens/only-deletable.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** Turns an own token on or off. One that is so already stays so, with nothing new in the log. */
export async function switchToken(
  actor: AccountActor,
  id: string,
  verb: 'activate' | 'deactivate',
): Promise<PublicToken> {
  const isActive = verb === 'activate'
  return mutate(actor, async (tx) => {
    const { count } = await tx.token.updateMany({
      where: {
        id,
        accountId: actor.accountId,
        isActive: !isActive,
        OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
      },
      data: { isActive },
    })
    const token = await readToken(tx, actor, id)
    if (token.status === 'expired') throw onlyDeletable()
    return { result: token, audit: count ? tokenAudit(verb, token) : [] }
  })
}
