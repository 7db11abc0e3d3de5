import { pool, statement } from '#lib/database/db.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

/** When a token asked for more than it was granted, and for what: "push to demo/web". */
type TokenRefusal = { at: Date; action: string }

/** Like `tokenUses`: only moves forward, and writes no other column. */
export const tokenRefusals = new LatestUses<TokenRefusal>('refusals of tokens', (refusals) =>
  pool.query(
    statement(
      'record-token-refusals',
      `
      WITH refused AS (
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS refused (id, at, action)
      ), held AS (
        SELECT token.id FROM token WHERE id IN (SELECT id FROM refused) ORDER BY id FOR NO KEY UPDATE
      )
      UPDATE token SET last_refused_at = refused.at, last_refused_action = refused.action
      FROM refused JOIN held ON held.id = refused.id
      WHERE token.id = refused.id AND (last_refused_at IS NULL OR last_refused_at < refused.at)`,
      [refusals.map(({ id }) => id), refusals.map(({ at }) => at), refusals.map(({ action }) => action)],
    ),
  ),
)
