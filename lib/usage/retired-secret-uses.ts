import { pool, statement } from '#lib/database/db.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

type Use = { at: Date; address: string; client: string | null }

/** Like `tokenUses`: only moves forward, and writes no other column. */
export const retiredSecretUses = new LatestUses<Use>('last uses of retired secrets', (uses) =>
  pool.query(
    statement(
      'record-retired-secret-uses',
      `
      WITH used AS (
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[])
          AS used (id, at, address, client)
      ), held AS (
        SELECT retired_secret.id FROM retired_secret WHERE id IN (SELECT id FROM used) ORDER BY id FOR NO KEY UPDATE
      )
      UPDATE retired_secret SET last_used_at = used.at, last_used_address = used.address,
        last_used_client = used.client
      FROM used JOIN held ON held.id = used.id
      WHERE retired_secret.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)`,
      [
        uses.map(({ id }) => id),
        uses.map(({ at }) => at),
        uses.map(({ address }) => address),
        uses.map(({ client }) => client),
      ],
    ),
  ),
)
