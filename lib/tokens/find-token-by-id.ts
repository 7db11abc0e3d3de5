import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'
import { byPresentSecret, byRetiredSecret, type FoundToken } from '#lib/tokens/found-token.ts'

/** The current state of a token that was authenticated earlier, as long as the secret that ended so is still valid. */
export async function findTokenById(id: string, lastFour: string, now: Date): Promise<FoundToken | null> {
  const present = await findPresent([id, lastFour])
  if (present) return present
  const query = statement('find-token-by-id-and-retired', retiredSql, [now, id, lastFour])
  return (await pool.query<FoundToken>(query)).rows[0] ?? null
}

const findPresent = batchRowLookUps<FoundToken>(
  'find-token-by-id',
  `${byPresentSecret} WHERE token.id = $1 AND right(token.hint, 4) = $2`,
  ['uuid', 'text'],
)
const retiredSql = `${byRetiredSecret} AND token.id = $2 AND right(retired_secret.hint, 4) = $3`
