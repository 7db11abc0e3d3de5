import type { Transaction } from '#lib/audit/mutate.ts'
import { ownedBy, ownerKey } from '#lib/authz/authorize-owner.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { day } from '#lib/time.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

/** From then on a job deletes what is kept of a deleted token. */
export const archivedDays = 30

/** What was deleted after this is still shown. */
export const archivedSince = (now: Date) => new Date(now.getTime() - archivedDays * day)

/** When a token was deleted and by whom: a person or a token by name; null where the log does not say. */
export type Deletion = { at: Date; by: string | null }

/** One of the owner's tokens, or one that was deleted lately, as it was then. Throws `not_found`. */
export async function readTokenOrArchived<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  id: string,
): Promise<{ token: TokenDetails<Kind>; deletion: Deletion | null }> {
  try {
    return { token: await readToken(tx, owner, id), deletion: null }
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error
    return readArchived(tx, owner, id)
  }
}

async function readArchived<Kind extends OwnerKind>(tx: Transaction, owner: TokenOwner<Kind>, id: string) {
  const found = await tx.archivedToken.findFirst({
    where: { id, ...ownerKey(owner), deletedAt: { gt: archivedSince(new Date()) } },
    select: { deletedAt: true },
  })
  if (!found) throw notFound('Token')
  const [entry] = await tx.$queryRaw<{ by: string }[]>`
    SELECT actor_name AS by FROM audit_entry
    WHERE ${ownedBy(owner)} AND target_id = ${id}::uuid AND action = 'token.delete'
    ORDER BY at DESC, id DESC LIMIT 1`
  const token = await readToken(tx, owner, id, {
    token: Prisma.sql`(SELECT row.* FROM archived_token, jsonb_populate_record(NULL::token, archived_token.token) row
      WHERE archived_token.id = ${id}::uuid)`,
    tokenRepository: Prisma.sql`(SELECT row.* FROM archived_token,
      jsonb_populate_recordset(NULL::token_repository, repositories) row WHERE archived_token.id = ${id}::uuid)`,
    tokenService: Prisma.sql`(SELECT row.* FROM archived_token,
      jsonb_populate_recordset(NULL::token_service, services) row WHERE archived_token.id = ${id}::uuid)`,
  })
  return { token, deletion: { at: found.deletedAt, by: entry?.by ?? null } }
}
