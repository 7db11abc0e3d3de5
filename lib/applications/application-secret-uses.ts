import { pool, statement } from '#lib/database/db.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

/** When each secret of an application was last used: what tells whether an old one can be ended. Only moves forward. */
export const applicationSecretUses = new LatestUses<{ at: Date }>(
  'last uses of application secrets',
  (uses) =>
    pool.query(
      statement('record-application-secret-uses', recordSql, [
        uses.map(({ id }) => id),
        uses.map(({ at }) => at),
      ]),
    ),
)

const recordSql = `
  WITH used AS (
    SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)
  ), held AS (
    SELECT secret.id FROM application_secret secret WHERE id IN (SELECT id FROM used) ORDER BY id
    FOR NO KEY UPDATE
  )
  UPDATE application_secret SET last_used_at = used.at
  FROM used JOIN held ON held.id = used.id
  WHERE application_secret.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)`
