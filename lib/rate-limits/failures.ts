import { createHash } from 'node:crypto'
import { RateLimiterPrisma } from 'rate-limiter-flexible'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/rate-limits/network-of.ts'
import { minute, second } from '#lib/time.ts'

/** Failed tries that are allowed in one window, for a name from one address and for the address. */
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

/** Refuses whoever has failed too often; costs one look and counts nothing. */
export async function assertNotLimited(address: string, name?: string): Promise<void> {
  for (const { limiter, key } of visibleCounts(address, name)) {
    const count = await limiter.get(key)
    if (count && count.consumedPoints >= limiter.points) throw limited(count.msBeforeNext)
  }
}

/** Counts a wrong password or secret; throws `limited` once there are too many. */
export async function countFailure(address: string, name?: string): Promise<void> {
  for (const { limiter, key } of visibleCounts(address, name)) {
    const count = await limiter.penalty(key)
    if (count.consumedPoints > limiter.points) throw limited(count.msBeforeNext)
  }
}

/** A try that is counted as failed until it is given back. */
export type Reservation = {
  /** The account has had too many tries under its other name; to say so would tie the two names together. */
  mustFail: boolean
  giveBack: () => Promise<void>
}

/** Counts a try before its outcome is known, so that tries side by side can't outrun the limit. */
export async function reserveTry(address: string, name: string, accountId?: string): Promise<Reservation> {
  const counts = visibleCounts(address, name)
  // A name that nobody has is counted as an account of its own, so that it takes no less time.
  counts.push({ limiter: ofAccount, key: digest(accountId ?? `nobody ${name}`, networkOf(address)) })
  const results = await Promise.all(counts.map(({ limiter, key }) => limiter.penalty(key)))
  const giveBack = async () => {
    await Promise.all(counts.map(({ limiter, key }) => limiter.reward(key)))
  }
  const isOver = counts.map(({ limiter }, at) => results[at]!.consumedPoints > limiter.points)
  const refusal = results.find((_, at) => isOver[at] && counts[at]!.limiter !== ofAccount)
  if (refusal) {
    await giveBack()
    throw limited(refusal.msBeforeNext)
  }
  return { mustFail: isOver.some(Boolean), giveBack }
}

/** The counts that may be spoken of: they hang on what was typed and from where, not on what exists. */
function visibleCounts(address: string, name?: string) {
  const network = networkOf(address)
  const counts = [{ limiter: ofAddress, key: network }]
  if (name) counts.push({ limiter: ofName, key: digest(name.toLowerCase(), network) })
  return counts
}

/** Hashed, for length, and because people type passwords into the wrong field. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

function limited(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / second))
  const minutes = Math.ceil((retryAfter * second) / minute)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new AppError('limited', `Too many failed attempts. Try again in ${wait}.`, { retryAfter })
}
