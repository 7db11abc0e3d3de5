import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy } from '#lib/authz/authorize-owner.ts'
import { db } from '#lib/database/db.ts'
import type { Owner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'

export type RetiredSecret = {
  hint: string
  retiredAt: Date
  /** When it stopped being valid, or will if nothing ends it before. */
  endsAt: Date
  lastUse: { at: Date; address: string | null; client: string | null } | null
}

/** The secrets that a token had before and that are remembered, the latest first; none for an unknown token. */
export async function listRetiredSecrets(actor: Actor, of: Owner, id: string): Promise<RetiredSecret[]> {
  const owner = await authorizeTokens(actor, of)
  const rows = await db.$queryRaw<(Omit<RetiredSecret, 'lastUse'> & Uses)[]>`
    SELECT retired_secret.hint, retired_at AS "retiredAt", COALESCE(ended_at, ends_at) AS "endsAt",
      retired_secret.last_used_at AS at, retired_secret.last_used_address AS address,
      retired_secret.last_used_client AS client
    FROM retired_secret JOIN token ON token.id = token_id
    WHERE token_id = ${parseId('Token', id)}::uuid AND ${ownedBy(owner)}
    ORDER BY retired_at DESC, retired_secret.id DESC`
  return rows.map(({ at, address, client, ...secret }) => ({
    ...secret,
    lastUse: at && { at, address, client },
  }))
}

type Uses = { at: Date | null; address: string | null; client: string | null }
