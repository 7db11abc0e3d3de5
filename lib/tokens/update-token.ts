import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { parse } from '#lib/parse.ts'
import { chooseRepositories } from '#lib/tokens/choose-repositories.ts'
import { onlyDeletable } from '#lib/tokens/only-deletable.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { updateTokenSchema, type UpdateToken } from '#lib/tokens/schema.ts'
import { changes, editable, tokenAudit } from '#lib/tokens/token-audit.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** Saves what is given of a token; whatever uses it has that from its next request. */
export async function updateToken(actor: Actor, input: UpdateToken): Promise<TokenDetails> {
  authorizePerson(actor, 'tokens')
  const { id, repositories, ...given } = parse(updateTokenSchema, input)
  const own = { id, accountId: actor.accountId }
  return mutate(actor, async (tx) => {
    // Two edits at once take turns from here on, so that each logs what it really changed.
    await tx.$queryRaw`SELECT id FROM token WHERE id = ${id}::uuid AND account_id = ${own.accountId}::uuid FOR UPDATE`
    const before = await readToken(tx, actor, id)
    if (before.status === 'expired') throw onlyDeletable(before.status)
    const wasActive = before.status === 'active'
    const { description = before.description, permission = before.permission, isActive = wasActive } = given
    await tx.token.updateMany({ where: own, data: { description, permission, isActive } })
    if (repositories) {
      const chosen = await chooseRepositories(tx, actor, { permission, repositories })
      await tx.token.updateMany({ where: own, data: { allRepositories: repositories === 'all' } })
      await tx.tokenRepository.deleteMany({ where: { token: own } })
      await tx.tokenRepository.createMany({
        data: chosen.map((repository) => ({ tokenId: id, ...repository })),
      })
    }
    const after = await readToken(tx, actor, id)
    const changed = changes(editable(before), editable(after))
    const audit = [
      ...(changed ? [tokenAudit('update', after, changed)] : []),
      ...(isActive !== wasActive ? [tokenAudit(isActive ? 'activate' : 'deactivate', after)] : []),
    ]
    return { result: after, audit }
  })
}
