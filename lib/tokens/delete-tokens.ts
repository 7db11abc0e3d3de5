import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { tokenIdsSchema } from '#lib/tokens/schema.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

/** Deletes all of the tokens or, where one of them is not the actor's, none. */
export async function deleteTokens(actor: Actor, ids: string[]): Promise<{ deleted: number }> {
  authorize(actor, 'tokens')
  const wanted = [...new Set(parse(tokenIdsSchema, ids))]
  const where = { id: { in: wanted }, accountId: actor.accountId }
  return mutate(actor, async (tx) => {
    const tokens = await tx.token.findMany({ where, select: { id: true, description: true, hint: true } })
    const { count } = await tx.token.deleteMany({ where })
    if (count !== wanted.length) throw new AppError('not_found', gone(wanted.length))
    return { result: { deleted: count }, audit: tokens.map((token) => tokenAudit('delete', token)) }
  })
}

const gone = (asked: number) =>
  asked === 1 ? 'Token not found.' : 'One of these tokens is not there any more. Nothing was deleted.'
