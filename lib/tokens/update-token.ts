import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { parse } from '#lib/parse.ts'
import { chooseRepositories } from '#lib/tokens/choose-repositories.ts'
import { onlyDeletable } from '#lib/tokens/only-deletable.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { updateTokenSchema, type UpdateToken } from '#lib/tokens/schema.ts'
import { changes, editable, tokenAudit } from '#lib/tokens/token-audit.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** Saves description, permission and repositories; whatever uses the token has them from its next request. */
export async function updateToken(actor: Actor, input: UpdateToken): Promise<TokenDetails> {
  authorize(actor, 'tokens')
  const { id, description, permission, repositories } = parse(updateTokenSchema, input)
  const { accountId } = actor
  return mutate(actor, async (tx) => {
    // Two edits at once take turns from here on, so that each logs what it really changed.
    await tx.$queryRaw`SELECT id FROM token WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid FOR UPDATE`
    const before = await readToken(tx, actor, id)
    if (before.status === 'expired') throw onlyDeletable(before.status)
    const chosen = await chooseRepositories(tx, actor, { permission, repositories })
    await tx.token.updateMany({
      where: { id, accountId },
      data: { description, permission, allRepositories: repositories === 'all' },
    })
    await tx.tokenRepository.deleteMany({ where: { token: { id, accountId } } })
    await tx.tokenRepository.createMany({
      data: chosen.map((repository) => ({ tokenId: id, ...repository })),
    })
    const after = await readToken(tx, actor, id)
    const changed = changes(editable(before), editable(after))
    return { result: after, audit: changed ? tokenAudit('update', after, changed) : [] }
  })
}
