import { pool, statement } from '#lib/database/db.ts'
import { hashSecret } from '#lib/secret.ts'
import { foundTokens, type FoundToken } from '#lib/tokens/found-token.ts'
import { isWellFormed } from '#lib/tokens/secret.ts'

/**
 * What a presented secret stands for. The hot path of every door: form and checksum without the database, then one prepared
 * statement. Nothing is kept between calls, so what is deleted or changed counts from the next one on.
 */
export async function findTokenBySecret(text: string): Promise<FoundToken | null> {
  if (!isWellFormed(text)) return null
  const { rows } = await pool.query<FoundToken>(statement('find-token-by-secret', sql, [hashSecret(text)]))
  return rows[0] ?? null
}

const sql = `${foundTokens} WHERE secret_hash = $1`
