import { batchLookUps } from '#lib/database/batch-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { foundTokenColumns, tokensAndOwners, type FoundToken } from '#lib/tokens/found-token.ts'
import { isWellFormed } from '#lib/tokens/secret.ts'

/**
 * What a presented secret stands for. The hot path of every door: form and checksum without the database, then one prepared
 * statement. Nothing is kept between calls, so what is deleted or changed counts from the next one on.
 */
export async function findTokenBySecret(secret: Secret): Promise<FoundToken | null> {
  const text = secret.reveal()
  return isWellFormed(text) ? findByHash(hashSecret(text)) : null
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

const oneByHash = `SELECT ${foundTokenColumns} FROM ${tokensAndOwners} WHERE secret_hash = $1`

// LIMIT has each found by the index, as the plain statement does: of a few thousand tokens PostgreSQL would else read all.
const manyByHash = `
  SELECT place::int, found.* FROM unnest($1::bytea[]) WITH ORDINALITY AS asked (hash, place)
  CROSS JOIN LATERAL (${oneByHash.replace('$1', 'asked.hash')} LIMIT 1) AS found`
