import { pool, statement } from '#lib/database/db.ts'
import { foundTokens, type FoundToken } from '#lib/tokens/found-token.ts'

/** A token that showed its secret before, as it is now. */
export async function findTokenById(id: string): Promise<FoundToken | null> {
  const { rows } = await pool.query<FoundToken>(statement('find-token-by-id', sql, [id]))
  return rows[0] ?? null
}

const sql = `${foundTokens} WHERE token.id = $1`
