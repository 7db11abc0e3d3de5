import { pool, statement } from '#lib/database/db.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

/** When an expired token was presented, from where and with what. */
type ExpiredUse = { at: Date; address: string; client: string | null }

/** Like `tokenUses`: only moves forward, and writes no other column. */
export const expiredTokenUses = new LatestUses<ExpiredUse>('uses of expired tokens', (uses) =>
  pool.query(
    statement(
      'record-expired-token-uses',
      `
      WITH used AS (
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])
          AS used (id, at, address, client)
      ), held AS (
        SELECT token.id FROM token WHERE id IN (SELECT id FROM used) ORDER BY id FOR NO KEY UPDATE
      )
      UPDATE token SET expired_use_at = used.at, expired_use_address = used.address, expired_use_client = used.client
      FROM used JOIN held ON held.id = used.id
      WHERE token.id = used.id AND (expired_use_at IS NULL OR expired_use_at < used.at)`,
      [
        uses.map(({ id }) => id),
        uses.map(({ at }) => at),
        uses.map(({ address }) => address),
        uses.map(({ client }) => client),
      ],
    ),
  ),
)
