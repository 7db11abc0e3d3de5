import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { byPresentSecret, byRetiredSecret, type FoundToken } from '#lib/tokens/found-token.ts'
import { isWellFormed } from '#lib/tokens/secret.ts'

/**
 * What a presented secret stands for. The hot path of every door: form and checksum without the database, then one prepared
 * statement, and another for a retired secret. Nothing is kept between calls, so what is deleted or changed counts from the
 * next one on.
 */
export async function findTokenBySecret(secret: Secret, now = new Date()): Promise<FoundToken | null> {
  const text = secret.reveal()
  if (!isWellFormed(text)) return null
  const hash = hashSecret(text)
  return (await findByHash([hash])) ?? findByRetired(hash, now)
}

async function findByRetired(hash: Buffer, now: Date): Promise<FoundToken | null> {
  const query = statement('find-token-by-retired-secret', oneByRetired, [now, hash])
  const { rows } = await pool.query<FoundToken>(query)
  return rows[0] ?? null
}

const oneByRetired = `${byRetiredSecret} AND retired_secret.secret_hash = $2`

const findByHash = batchRowLookUps<FoundToken>(
  'find-token-by-secret',
  `${byPresentSecret} WHERE secret_hash = $1`,
  ['bytea'],
)
