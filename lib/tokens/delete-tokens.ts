import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { tokenIdsSchema } from '#lib/tokens/schema.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { authorizeTokens, ownAccount } from '#lib/tokens/token-owner.ts'

/** Deletes all of the tokens or, where one of them is not the owner's, none. */
export async function deleteTokens(
  actor: Actor,
  ids: string[],
  owner = ownAccount,
): Promise<{ deleted: number }> {
  const tokens = await authorizeTokens(actor, owner)
  const wanted = [...new Set(parse(tokenIdsSchema, ids))]
  const where = { id: { in: wanted }, ...tokens.where }
  const select = { id: true, label: true, description: true, hint: true }
  return mutate(actor, async (tx) => {
    const found = await tx.token.findMany({ where, select })
    const { count } = await tx.token.deleteMany({ where })
    if (count !== wanted.length) throw new AppError('not_found', gone(wanted.length))
    const audit = found.map((token) => ({ ...tokenAudit('delete', token), ...tokens.log }))
    return { result: { deleted: count }, audit }
  })
}

const gone = (asked: number) =>
  asked === 1 ? 'Token not found.' : 'One of these tokens is not there any more. Nothing was deleted.'
