import { randomUUID } from 'node:crypto'
import { pool, statement } from '#lib/database/db.ts'
import { logFailure } from '#lib/log-failure.ts'
import { minute, second } from '#lib/time.ts'

/** A push ends within this time, or is broken off. */
export const longestPush = 15 * minute
/** The registry may still finish what was broken off. */
const claimedFor = 2 * longestPush
/** For how long nothing is known of a push that the registry has not answered. */
const unansweredFor = minute

/** Tags that one push has to itself. */
export type TagClaim = {
  /** Lets others push: immediately once the registry has answered, else when it must have finished. Never throws. */
  release(isAnswered: boolean): Promise<void>
}

/** Claims all of the tags, on every replica; null if another push has one of them. */
export async function claimTags(repositoryId: string, tags: string[]): Promise<TagClaim | null> {
  const claim = randomUUID()
  const names = [...new Set(tags)].toSorted()
  const asked = statement('claim-tags', insert, [repositoryId, names, claim, claimedFor / second])
  const { rowCount } = await pool.query(asked)
  const release = async (isAnswered: boolean) => {
    const rest = isAnswered ? 0 : unansweredFor / second
    await pool
      .query(statement('release-tags', update, [repositoryId, names, claim, rest]))
      .catch((error) => logFailure('Releasing a pushed tag', error))
  }
  if (rowCount === names.length) return { release }
  await release(true)
  return null
}

const insert = `
  INSERT INTO tag_claim (repository_id, name, claim, claimed_until)
  SELECT $1::uuid, name, $3::uuid, now() + $4::int * interval '1 second' FROM unnest($2::text[]) AS name ORDER BY name
  ON CONFLICT (repository_id, name) DO UPDATE
    SET claim = excluded.claim, claimed_until = excluded.claimed_until
  WHERE tag_claim.claimed_until <= now()`

const update = `
  UPDATE tag_claim SET claimed_until = now() + $4::int * interval '1 second'
  WHERE repository_id = $1::uuid AND name = ANY($2::text[]) AND claim = $3::uuid`
