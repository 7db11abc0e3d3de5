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
    const { rows } = await pool.query<FoundToken & { secretHash: string }>(
      statement('find-tokens-by-secret', manyByHash, [hashes]),
    )
    const found = new Map(rows.map(({ secretHash, ...token }) => [secretHash, token]))
    return hashes.map((hash) => found.get(hash.toString('hex')) ?? null)
  },
})

const oneByHash = `SELECT ${foundTokenColumns} FROM ${tokensAndOwners} WHERE secret_hash = $1`

const manyByHash = `
  SELECT encode(secret_hash, 'hex') AS "secretHash", ${foundTokenColumns} FROM ${tokensAndOwners} WHERE secret_hash = ANY($1)`
