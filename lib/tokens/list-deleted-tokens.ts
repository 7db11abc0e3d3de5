import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy } from '#lib/authz/authorize-owner.ts'
import { db } from '#lib/database/db.ts'
import type { Owner } from '#lib/owners.ts'
import { archivedSince, type Deletion } from '#lib/tokens/archived-token.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'

export type DeletedToken = { id: string; name: string; hint: string; deletion: Deletion }

const mostListed = 100

/** The tokens that were deleted lately and still have a page; the latest first. */
export async function listDeletedTokens(actor: Actor, of: Owner): Promise<DeletedToken[]> {
  const owner = await authorizeTokens(actor, of)
  const rows = await db.$queryRaw<(Omit<DeletedToken, 'deletion'> & Deletion)[]>`
    SELECT id, COALESCE(token ->> 'label', token ->> 'description') AS name, token ->> 'hint' AS hint,
      deleted_at AS at, (
        SELECT actor_name FROM audit_entry
        WHERE ${ownedBy(owner)} AND target_id = deleted.id AND action = 'token.delete'
        ORDER BY at DESC, id DESC LIMIT 1) AS by
    FROM (SELECT * FROM archived_token WHERE ${ownedBy(owner)} AND deleted_at > ${archivedSince(new Date())}
      ORDER BY deleted_at DESC, id DESC LIMIT ${mostListed}) deleted
    ORDER BY deleted_at DESC, id DESC`
  return rows.map(({ at, by, ...token }) => ({ ...token, deletion: { at, by } }))
}
