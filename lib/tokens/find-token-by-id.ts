import { pool, statement } from '#lib/database/db.ts'
import { foundTokenColumns, tokensAndOwners, type FoundToken } from '#lib/tokens/found-token.ts'

/** The current state of a token that was authenticated earlier. */
export async function findTokenById(id: string): Promise<FoundToken | null> {
  const { rows } = await pool.query<FoundToken>(statement('find-token-by-id', sql, [id]))
  return rows[0] ?? null
}

const sql = `SELECT ${foundTokenColumns} FROM ${tokensAndOwners} WHERE token.id = $1`
