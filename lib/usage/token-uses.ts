import { pool, statement } from '#lib/database/db.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

/** When a token was used, from where, with which client, to do what. */
export type TokenUse = { at: Date; address: string | null; client: string | null; action: string }

/** Only moves forward, and writes no other column, so that a simultaneous edit is not lost. */
export const tokenUses = new LatestUses<TokenUse>('last uses of tokens', (uses) =>
  pool.query(
    statement(
      'record-token-uses',
      `
      WITH used AS (
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[])
          AS used (id, at, address, client, action)
      ), held AS (
        SELECT token.id FROM token WHERE id IN (SELECT id FROM used) ORDER BY id FOR NO KEY UPDATE
      )
      UPDATE token SET last_used_at = used.at, last_used_address = used.address,
        last_used_client = used.client, last_used_action = used.action
      FROM used JOIN held ON held.id = used.id
      WHERE token.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)`,
      [
        uses.map(({ id }) => id),
        uses.map(({ at }) => at),
        uses.map(({ address }) => address),
        uses.map(({ client }) => client),
        uses.map(({ action }) => action),
      ],
    ),
  ),
)
