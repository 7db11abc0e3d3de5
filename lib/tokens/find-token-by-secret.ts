import { batchLookUps } from '#lib/database/batch-look-ups.ts'
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
  return (await findByHash(hash)) ?? findByRetired(hash, now)
}

const findByHash = batchLookUps<Buffer, FoundToken | null>({
  async one(hash) {
    const { rows } = await pool.query<FoundToken>(statement('find-token-by-secret', oneByHash, [hash]))
    return rows[0] ?? null
  },
  async many(hashes) {
    const { rows } = await pool.query<FoundToken & { place: number }>(
      statement('find-tokens-by-secret', manyByHash, [hashes]),
    )
    const found: (FoundToken | null)[] = hashes.map(() => null)
    for (const { place, ...token } of rows) found[place - 1] = token
    return found
  },
})

async function findByRetired(hash: Buffer, now: Date): Promise<FoundToken | null> {
  const query = statement('find-token-by-retired-secret', oneByRetired, [now, hash])
  const { rows } = await pool.query<FoundToken>(query)
  return rows[0] ?? null
}

const oneByHash = `${byPresentSecret} WHERE secret_hash = $1`
const oneByRetired = `${byRetiredSecret} AND retired_secret.secret_hash = $2`

// LIMIT has each found by the index, as the plain statement does: of a few thousand tokens PostgreSQL would else read all.
const manyByHash = `
  SELECT place::int, found.* FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (hash, place)
  CROSS JOIN LATERAL (${oneByHash.replace('$1', 'asked.hash')} LIMIT 1) AS found`
