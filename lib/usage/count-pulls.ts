import { pool, statement } from '#lib/database/db.ts'
import { day } from '#lib/time.ts'
import { countOf, pullWindow, type Puller } from '#lib/usage/pull-counts.ts'

type Pull = {
  /** The event that reported it. */
  event: string
  repositoryId: string | null
  /** Null if it counts for nobody. */
  puller: Puller | null
}

/** Counts pulls for their repositories and for who pulled. One that a registry reports again counts no more. */
export async function countPulls(told: Pull[], now = new Date()): Promise<void> {
  const pulls = [...new Map(told.map((pull) => [pull.event, pull])).values()]
  if (pulls.length === 0) return
  const counts = pulls.map(({ puller }) => puller && countOf(puller))
  const values = [
    pulls.map(({ event }) => event),
    pulls.map(({ repositoryId }) => repositoryId),
    counts.map((count) => count?.kind ?? null),
    counts.map((count) => count?.name ?? null),
    now,
    // Longer than a registry takes to report an event again.
    new Date(now.getTime() + day),
    new Date(now.getTime() + pullWindow),
  ]
  await pool.query(statement('count-pulls', sql, values))
}

/** One statement, so that an event is remembered exactly where it was counted; in order, so that no two deadlock. */
const sql = `
  WITH pulled AS (
    SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[])
      AS pulled (event, repository_id, kind, name)
  ), heard AS (
    INSERT INTO registry_event (id, expires_at) SELECT event, $6::timestamptz FROM pulled ORDER BY event
    ON CONFLICT DO NOTHING RETURNING id AS event
  ), counted AS (
    SELECT repository_id AS id, count(*) AS pulls FROM pulled JOIN heard USING (event) GROUP BY repository_id
  ), held AS (
    SELECT repository.id FROM repository WHERE id IN (SELECT id FROM counted) ORDER BY id FOR NO KEY UPDATE
  ), added AS (
    UPDATE repository SET pull_count = pull_count + pulls
    FROM counted JOIN held ON held.id = counted.id WHERE repository.id = held.id
  )
  INSERT INTO pull_count (kind, name, pulls, ends_at)
  SELECT kind, name, count(*), $7::timestamptz FROM pulled JOIN heard USING (event)
  WHERE name IS NOT NULL GROUP BY kind, name ORDER BY kind, name
  ON CONFLICT (kind, name) DO UPDATE SET
    pulls = CASE WHEN pull_count.ends_at <= $5 THEN excluded.pulls ELSE pull_count.pulls + excluded.pulls END,
    ends_at = CASE WHEN pull_count.ends_at <= $5 THEN excluded.ends_at ELSE pull_count.ends_at END`
