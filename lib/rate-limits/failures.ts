import { createHash } from 'node:crypto'
import { RateLimiterPrisma } from 'rate-limiter-flexible'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/rate-limits/network-of.ts'
import { minute, second } from '#lib/time.ts'

/** The failures allowed in one period, for a name from one address and for an address. */
const failureLimits = { perName: 10, perAddress: 100, window: 10 * minute } as const

const limiter = (keyPrefix: string, points: number) =>
  new RateLimiterPrisma({
    storeClient: db,
    tableName: 'rateLimit',
    keyPrefix,
    points,
    duration: failureLimits.window / second,
    // A job deletes what has expired.
    clearExpiredByTimeout: false,
  })

const ofName = limiter('failure-name', failureLimits.perName)
const ofAccount = limiter('failure-account', failureLimits.perName)
const ofAddress = limiter('failure-address', failureLimits.perAddress)

/** Throws `limited` after too many failures. Only reads. */
export async function assertNotLimited(address: string, name?: string): Promise<void> {
  for (const { limiter, key } of visibleCounts(address, name)) {
    const count = await limiter.get(key)
    if (count && count.consumedPoints >= limiter.points) throw limited(count.msBeforeNext)
  }
}

/** Counts a wrong password or secret; throws `limited` after too many. */
export async function countFailure(address: string, name?: string): Promise<void> {
  for (const { limiter, key } of visibleCounts(address, name)) {
    const count = await limiter.penalty(key)
    if (count.consumedPoints > limiter.points) throw limited(count.msBeforeNext)
  }
}

/** An attempt that counts as failed until it is given back. */
export type Reservation = {
  /**
   * The account has had too many attempts under its other name. Saying so would reveal that the two belong together.
   */
  mustFail: boolean
  release: () => Promise<void>
}

/** Counts an attempt before its outcome is known, so that simultaneous attempts can't exceed the limit. */
export async function reserveAttempt(
  address: string,
  name: string,
  accountId?: string,
): Promise<Reservation> {
  const counts = visibleCounts(address, name)
  // An unknown name is counted like an account, so that it takes the same time.
  counts.push({ limiter: ofAccount, key: digest(accountId ?? `nobody ${name}`, networkOf(address)) })
  const results = await Promise.all(counts.map(({ limiter, key }) => limiter.penalty(key)))
  const release = async () => {
    await Promise.all(counts.map(({ limiter, key }) => limiter.reward(key)))
  }
  const isOver = counts.map(({ limiter }, at) => results[at]!.consumedPoints > limiter.points)
  const refusal = results.find((_, at) => isOver[at] && counts[at]!.limiter !== ofAccount)
  if (refusal) {
    await release()
    throw limited(refusal.msBeforeNext)
  }
  return { mustFail: isOver.some(Boolean), release }
}

/** The counts that may be mentioned: they depend on the typed name and the address, not on what exists. */
function visibleCounts(address: string, name?: string) {
  const network = networkOf(address)
  const counts = [{ limiter: ofAddress, key: network }]
  if (name) counts.push({ limiter: ofName, key: digest(name.toLowerCase(), network) })
  return counts
}

/** Hashed to limit the length, and because people type passwords into the wrong field. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

function limited(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / second))
  const minutes = Math.ceil((retryAfter * second) / minute)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new AppError('limited', `Too many failed attempts. Try again in ${wait}.`, { retryAfter })
}
