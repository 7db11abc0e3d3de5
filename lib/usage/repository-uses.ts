import { pool, statement } from '#lib/database/db.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

export const repositoryPushes = usesOf('last pushes', 'last_pushed_at')
export const repositoryPulls = usesOf('last pulls', 'last_pulled_at')

/** Only moves forward, and writes no other column. */
function usesOf(what: string, column: 'last_pushed_at' | 'last_pulled_at') {
  return new LatestUses<{ at: Date }>(what, (uses) =>
    pool.query(
      statement(
        `record-${column}`,
        `
        WITH used AS (
          SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS used (id, at)
        ), held AS (
          SELECT repository.id FROM repository WHERE id IN (SELECT id FROM used) ORDER BY id FOR NO KEY UPDATE
        )
        UPDATE repository SET ${column} = used.at
        FROM used JOIN held ON held.id = used.id
        WHERE repository.id = used.id AND (${column} IS NULL OR ${column} < used.at)`,
        [uses.map(({ id }) => id), uses.map(({ at }) => at)],
      ),
    ),
  )
}
