import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOwner, ownerKey } from '#lib/authz/authorize-owner.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import type { Owner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { archivedSince } from '#lib/tokens/archived-token.ts'
import { tokenPermissions } from '#lib/tokens/token-policy.ts'
import { exchangesKept, type TokenExchange } from '#lib/usage/token-exchanges.ts'

/** What a token was last used for, or refused; the latest first. Also for a while after it was deleted. */
export async function listTokenExchanges(actor: Actor, of: Owner, id: string): Promise<TokenExchange[]> {
  const owner = await authorizeOwner(actor, of, tokenPermissions)
  const where = { id: parseId('Token', id), ...ownerKey(owner) }
  const token = await db.token.findFirst({
    where,
    select: {
      exchanges: {
        select: {
          ...{ at: true, address: true, client: true, door: true, action: true },
          ...{ outcome: true, reason: true },
        },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: exchangesKept,
      },
    },
  })
  if (token) return token.exchanges as TokenExchange[]
  const deletedAt = { gt: archivedSince(new Date()) }
  const archived = await db.archivedToken.findFirst({ where: { ...where, deletedAt }, select: { id: true } })
  if (!archived) throw notFound('Token')
  return db.$queryRaw<TokenExchange[]>`
    SELECT at, address, client, door, action, outcome, reason
    FROM archived_token, jsonb_populate_recordset(NULL::token_exchange, exchanges) exchange
    WHERE archived_token.id = ${archived.id}::uuid
    ORDER BY at DESC, exchange.id DESC LIMIT ${exchangesKept}`
}
