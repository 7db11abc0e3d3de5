import { pool, statement } from '#lib/database/db.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'

export const fingerprintsKeptDays = 90

/** How a secret came to its end: its token was deleted, or given another one. */
export type SecretEnd = { by: 'deletion' | 'rotation'; at: Date }

/** Null where it has not ended, or long ago. */
export async function findSecretEnd(secret: Secret): Promise<SecretEnd | null> {
  const query = statement('find-secret-end', sql, [hashSecret(secret.reveal())])
  const { rows } = await pool.query<SecretEnd>(query)
  return rows[0] ?? null
}

const sql = `
  SELECT 'deletion' AS by, deleted_at AS at FROM deleted_token WHERE secret_hash = $1
  UNION ALL SELECT 'rotation', retired_at FROM retired_secret WHERE secret_hash = $1`
