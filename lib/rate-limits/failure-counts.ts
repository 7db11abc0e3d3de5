import { batchLookUps } from '#lib/database/batch-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'

/** Something that may happen `limit` times within `window` milliseconds of the first time. */
export type Count = { key: string; limit: number; window: number }

/** How often it has happened, and until when that counts. */
export type Counted = { points: number; until: number }

type Change = { counts: Count[]; points: 1 | -1 }

const mostKnown = 10_000

// Next.js bundles its own copy of this file: both must know the same counts.
const held = globalThis as { gatehouseFailureCounts?: ReturnType<typeof createFailureCounts> }

/**
 * Counts in the database, for all replicas. This process also remembers the latest of them, so that what is over its
 * limit is refused without a statement. A count that was forgotten here is still in the database.
 */
export const failureCounts = (held.gatehouseFailureCounts ??= createFailureCounts())

function createFailureCounts() {
  const known = new Map<string, Counted & { unwritten: number }>()
  // One at a time: counting takes one of the pool's connections, and failures of one address don't wait for its row.
  const write = batchLookUps<Change, Counted[]>({
    one: async (change) => (await writeAll([change]))[0]!,
    many: writeAll,
    mostRunning: 1,
  })

  async function writeAll(changes: Change[]): Promise<Counted[][]> {
    const now = Date.now()
    const sums = new Map<string, { points: number; window: number }>()
    for (const { counts, points } of changes)
      for (const { key, window } of counts)
        sums.set(key, { points: (sums.get(key)?.points ?? 0) + points, window })
    const { rows } = await pool.query<{ key: string; points: number; expire: Date }>(
      statement('count-failures', sql, [
        [...sums.keys()],
        [...sums.values()].map(({ points }) => points),
        [...sums.values()].map(({ points, window }) => new Date(now + (points > 0 ? window : 0))),
        new Date(now),
      ]),
    )
    const totals = new Map(rows.map(({ key, points, expire }) => [key, { points, until: expire.getTime() }]))
    // Each change gets the total as it was after that change.
    const reached = new Map(rows.map(({ key, points }) => [key, points - sums.get(key)!.points]))
    for (const [key, total] of totals) {
      const before = known.get(key)
      remember(key, { ...total, unwritten: before ? before.unwritten - sums.get(key)!.points : 0 })
    }
    return changes.map(({ counts, points }) =>
      counts.map(({ key }) => {
        reached.set(key, reached.get(key)! + points)
        return { points: reached.get(key)!, until: totals.get(key)!.until }
      }),
    )
  }

  function remember(key: string, counted: Counted & { unwritten: number }) {
    known.delete(key)
    known.set(key, counted)
    if (known.size > mostKnown) known.delete(known.keys().next().value!)
  }

  function current({ key }: Count) {
    const counted = known.get(key)
    return counted && counted.until > Date.now() ? counted : undefined
  }

  return {
    /** Counts once more, or takes one back; returns the totals. */
    async add(counts: Count[], points: 1 | -1 = 1): Promise<Counted[]> {
      for (const count of counts) {
        const { unwritten = 0, ...before } = current(count) ?? { points: 0, until: Date.now() + count.window }
        remember(count.key, { ...before, unwritten: unwritten + points })
      }
      try {
        return await write({ counts, points })
      } catch (error) {
        for (const { key } of counts) {
          const counted = known.get(key)
          if (counted) counted.unwritten -= points
        }
        throw error
      }
    },

    /** The counts that this process knows to have reached their limits. */
    knownOver(counts: Count[]): Counted[] {
      return counts.flatMap((count) => {
        const counted = current(count)
        return counted && counted.points + counted.unwritten >= count.limit ? counted : []
      })
    },

    /** The counts that have reached their limits, in any process. */
    async findOver(counts: Count[]): Promise<Counted[]> {
      const over = this.knownOver(counts)
      if (over.length > 0) return over
      const { rows } = await pool.query<{ points: number; expire: Date }>(
        statement('find-failures', findSql, [
          counts.map(({ key }) => key),
          counts.map(({ limit }) => limit),
          new Date(),
        ]),
      )
      return rows.map(({ points, expire }) => ({ points, until: expire.getTime() }))
    },
  }
}

// Sorted, so that replicas that count the same can't deadlock. What only takes back has ended before it begins.
const sql = `
  INSERT INTO rate_limit (key, points, expire)
  SELECT * FROM unnest($1::text[], $2::int[], $3::timestamptz[]) AS failed (key, points, expire) ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    points = excluded.points + CASE WHEN rate_limit.expire > $4 THEN rate_limit.points ELSE 0 END,
    expire = CASE WHEN rate_limit.expire > $4 THEN rate_limit.expire ELSE excluded.expire END
  RETURNING key, points, expire`

const findSql = `
  SELECT points, expire FROM unnest($1::text[], $2::int[]) AS asked (key, most) JOIN rate_limit USING (key)
  WHERE points >= most AND expire > $3`
