import { pool, statement } from '#lib/database/db.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'

export const fingerprintsKeptDays = 90

/** When the token of this secret was deleted; null where none was, or where that is long ago. */
export async function findDeletedAt(secret: Secret): Promise<Date | null> {
  const query = statement('find-deleted-at', sql, [hashSecret(secret.reveal())])
  const { rows } = await pool.query<{ deletedAt: Date }>(query)
  return rows[0]?.deletedAt ?? null
}

const sql = 'SELECT deleted_at AS "deletedAt" FROM deleted_token WHERE secret_hash = $1'
