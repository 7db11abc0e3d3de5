import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import { AppError } from '#lib/errors.ts'
import type { Owner } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { tokenIdsSchema } from '#lib/tokens/schema.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'

/** Deletes all of the tokens or, if one of them is not the owner's, none. */
export async function deleteTokens(actor: Actor, of: Owner, ids: string[]): Promise<{ deleted: number }> {
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const wanted = [...new Set(parse(tokenIdsSchema, ids))]
    const where = { id: { in: wanted }, ...ownerKey(owner) }
    const select = { id: true, label: true, description: true, hint: true }
    const found = await tx.token.findMany({ where, select })
    const { count } = await tx.token.deleteMany({ where })
    if (count !== wanted.length) throw new AppError('not_found', gone(wanted.length))
    return { result: { deleted: count }, audit: found.map((token) => tokenAudit('delete', owner, token)) }
  })
}

const gone = (asked: number) =>
  asked === 1 ? 'Token not found.' : 'One of these tokens no longer exists. Nothing was deleted.'
