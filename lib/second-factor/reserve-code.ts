import { isKnownNetwork } from '#lib/accounts/sign-in-networks.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { pool, statement } from '#lib/database/db.ts'
import { networkOf } from '#lib/network-of.ts'
import { failureCounts, type Count } from '#lib/rate-limits/failure-counts.ts'
import { dailyLimit, digest, limited, type Reservation } from '#lib/rate-limits/failures.ts'
import { minute } from '#lib/time.ts'

/** So many wrong codes one after the other end all tries for a while. */
const codePolicy = { limit: 5, lock: 5 * minute } as const

type Tried = Pick<AccountActor, 'accountId' | 'address'>

/**
 * Counts a try as wrong before the code is looked at, for the account at this address and for one sign-in, so that tries side by
 * side can't exceed the limit. Throws `limited`. `release` forgets all of them, after a right code.
 */
export async function reserveCode(
  { accountId, address }: Tried,
  { signIn }: { signIn?: string },
  now: Date,
): Promise<Pick<Reservation, 'release'>> {
  const network = networkOf(address)
  const keys = [`code:${digest(accountId, network)}`, ...(signIn ? [`code-sign-in:${digest(signIn)}`] : [])]
  const { limit, lock } = codePolicy
  const { rows } = await pool.query<{ points: number; expire: Date }>(
    statement('reserve-code', sql, [keys, new Date(now.getTime() + lock), now, limit]),
  )
  const over = rows.find(({ points }) => points > limit)
  if (over) throw limited(over.expire.getTime() - now.getTime())
  const daily = await dailyCount(accountId, network, now)
  const [today] = await failureCounts.add([daily])
  if (today!.points > daily.limit) throw limited(today!.until - now.getTime())
  return {
    async release() {
      await pool.query(statement('release-code', 'DELETE FROM rate_limit WHERE key = ANY ($1)', [keys]))
      await failureCounts.add([daily], -1)
    },
  }
}

/** Strangers who know the password share one count, so that they can't lock the person out at home. */
async function dailyCount(accountId: string, network: string, now: Date): Promise<Count> {
  const parts = (await isKnownNetwork(accountId, network, now)) ? [accountId, network] : [accountId]
  return { key: `code-day:${digest(...parts)}`, ...dailyLimit }
}

// Each try moves the end, up to the last one that is allowed.
const sql = `
  INSERT INTO rate_limit (key, points, expire)
  SELECT key, 1, $2::timestamptz FROM unnest($1::text[]) AS tried (key) ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    points = CASE WHEN rate_limit.expire > $3 THEN rate_limit.points ELSE 0 END + 1,
    expire = CASE WHEN rate_limit.expire > $3 AND rate_limit.points >= $4
      THEN rate_limit.expire ELSE excluded.expire END
  RETURNING points, expire`
