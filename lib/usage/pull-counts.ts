import { RateLimiterPrisma } from 'rate-limiter-flexible'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { networkOf } from '#lib/rate-limits/network-of.ts'
import { hour, second } from '#lib/time.ts'

/** Whom a pull counts for: an address, an account whatever it signed in with, or an organization's one token. */
export type Puller =
  | { kind: 'anonymous'; address: string }
  | { kind: 'account' | 'token'; username: string }
  | { kind: 'organization'; tokenId: string }

/** Pulls of one window, which begins with its first. `limit` and `remaining` are null where there is no limit. */
export type PullUsage = { used: number; limit: number | null; remaining: number | null; endsAt: Date | null }

export const pullWindow = 6 * hour

/** Null is unlimited, and costs no look. */
export function pullLimitOf(puller: Puller): number | null {
  return countOf(puller).limit
}

export async function pullUsageOf(puller: Puller): Promise<PullUsage> {
  const { counter, limit, key } = countOf(puller)
  const count = await counter.get(key)
  const used = count?.consumedPoints ?? 0
  const remaining = limit === null ? null : Math.max(0, limit - used)
  return { used, limit, remaining, endsAt: count && new Date(Date.now() + count.msBeforeNext) }
}

export async function addPulls(puller: Puller, pulls: number): Promise<void> {
  const { counter, key } = countOf(puller)
  await counter.penalty(key, pulls)
}

function countOf(puller: Puller) {
  if (puller.kind === 'anonymous') return { ...ofAddress, key: networkOf(puller.address) }
  if (puller.kind === 'organization') return { ...ofToken, key: puller.tokenId }
  return { ...ofAccount, key: puller.username }
}

const count = (keyPrefix: string, limit: number | null) => ({
  limit,
  counter: new RateLimiterPrisma({
    storeClient: db,
    tableName: 'rateLimit',
    keyPrefix,
    points: limit ?? Number.MAX_SAFE_INTEGER,
    duration: pullWindow / second,
    // The counts of failures clear the table for all.
    clearExpiredByTimeout: false,
  }),
})

const ofAddress = count('pulls-address', env.PULL_LIMIT_ANONYMOUS)
const ofAccount = count('pulls-account', env.PULL_LIMIT_ACCOUNT)
const ofToken = count('pulls-organization-token', env.PULL_LIMIT_ORGANIZATION_TOKEN)
