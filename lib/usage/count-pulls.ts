import { pool, statement } from '#lib/database/db.ts'
import { addPulls, type Puller } from '#lib/usage/pull-counts.ts'

type Pull = {
  /** The event that told of it. */
  event: string
  repositoryId: string | null
  /** Null where it counts for nobody. */
  puller: Puller | null
}

/** Counts pulls for their repositories and for who pulled. One that a registry tells of again counts no more. */
export async function countPulls(told: Pull[]): Promise<void> {
  const pulls = new Map(told.map((pull) => [pull.event, pull]))
  if (pulls.size === 0) return
  const repositoryIds = [...pulls.values()].map(({ repositoryId }) => repositoryId)
  const { rows } = await pool.query<{ event: string }>(
    statement('count-pulls', sql, [[...pulls.keys()], repositoryIds]),
  )
  const pullers = rows.flatMap(({ event }) => pulls.get(event)?.puller ?? [])
  for (const [puller, ...more] of Map.groupBy(pullers, (puller) => JSON.stringify(puller)).values()) {
    await addPulls(puller!, 1 + more.length)
  }
}

/** Remembers events for longer than a registry takes to tell of one again, in the same statement that counts. */
const sql = `
  WITH pulled AS (
    SELECT * FROM unnest($1::text[], $2::uuid[]) AS pulled (event, repository_id)
  ), heard AS (
    INSERT INTO rate_limit (key, points, expire)
    SELECT 'event:' || event, 1, now() + interval '1 day' FROM pulled ORDER BY event
    ON CONFLICT DO NOTHING RETURNING substr(key, 7) AS event
  ), counted AS (
    SELECT repository_id AS id, count(*) AS pulls FROM pulled JOIN heard USING (event) GROUP BY repository_id
  ), held AS (
    SELECT repository.id FROM repository WHERE id IN (SELECT id FROM counted) ORDER BY id FOR NO KEY UPDATE
  ), added AS (
    UPDATE repository SET pull_count = pull_count + pulls
    FROM counted JOIN held ON held.id = counted.id WHERE repository.id = held.id
  )
  SELECT event FROM heard`
