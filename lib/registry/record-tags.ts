import { pool, statement } from '#lib/database/db.ts'

/** An event for an image in a stored repository. */
export type TagEvent = {
  action: 'push' | 'pull' | 'delete'
  at: Date
  repositoryId: string
  tag: string | null
  digest: string | null
  mediaType: string
  /** The actor's name; empty if unknown. */
  owner: string
  tokenId: string | null
}

/**
 * Updates the tags of repositories from registries' events: pushes first, so that a later deletion in the same envelope
 * wins. Repeated and late events change nothing.
 */
export async function recordTags(events: TagEvent[]): Promise<void> {
  const of = (action: TagEvent['action']) => events.filter((event) => event.action === action)
  await run('record-pushed-tags', pushed, latest(of('push').filter(({ tag, digest }) => tag && digest)))
  await run('record-pulled-tags', pulled, latest(of('pull').filter(({ tag }) => tag)))
  await run(
    'delete-tags',
    deleted,
    of('delete').filter(({ tag, digest }) => tag || digest),
  )
}

/** The last event of each tag, because one statement can't write a row twice. */
function latest(events: TagEvent[]): TagEvent[] {
  const ascending = events.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return [...new Map(ascending.map((event) => [`${event.repositoryId}:${event.tag}`, event])).values()]
}

async function run(name: string, sql: string, events: TagEvent[]): Promise<void> {
  if (events.length === 0) return
  const column = (name: keyof TagEvent) => events.map((event) => event[name])
  const columns = ['repositoryId', 'tag', 'digest', 'mediaType', 'at', 'owner', 'tokenId'] as const
  await pool.query(statement(name, sql, columns.map(column)))
}

const told = `told AS (
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
      $7::uuid[]) AS told (repository_id, name, digest, media_type, at, owner, token_id))`

const pushed = `WITH ${told}
  INSERT INTO tag (repository_id, name, digest, media_type, pushed_at, pushed_by, token_id)
  SELECT repository_id, name, digest, media_type, at, owner, token_id FROM told ORDER BY repository_id, name
  ON CONFLICT (repository_id, name) DO UPDATE SET digest = excluded.digest, media_type = excluded.media_type,
    pushed_at = excluded.pushed_at, pushed_by = excluded.pushed_by,
    token_id = excluded.token_id
  WHERE tag.pushed_at < excluded.pushed_at`

const pulled = `WITH ${told}, held AS (
    SELECT repository_id, name, at FROM tag JOIN told USING (repository_id, name)
    ORDER BY repository_id, name FOR NO KEY UPDATE OF tag)
  UPDATE tag SET pulled_at = held.at FROM held
  WHERE tag.repository_id = held.repository_id AND tag.name = held.name
    AND (pulled_at IS NULL OR pulled_at < held.at)`

/** Deleting a digest also deletes all its tags. */
const deleted = `WITH ${told}
  DELETE FROM tag USING told
  WHERE tag.repository_id = told.repository_id AND pushed_at <= at
    AND CASE WHEN told.name IS NULL THEN tag.digest = told.digest ELSE tag.name = told.name END`
