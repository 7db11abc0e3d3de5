import { pool, statement } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { networkOf } from '#lib/network-of.ts'
import { hour } from '#lib/time.ts'

/** Who a pull counts for: an address, an account (by password or token), an organization's token, or a trusted workload. */
export type Puller =
  | { kind: 'anonymous'; address: string }
  | { kind: 'account' | 'token'; username: string }
  | { kind: 'organization'; tokenId: string; workloadId?: string | null | undefined }

/** The pulls of one period, which starts with the first pull. `limit` and `remaining` are null if there is no limit. */
export type PullUsage = { used: number; limit: number | null; remaining: number | null; endsAt: Date | null }

export const pullWindow = 6 * hour

/** Null means unlimited, without a query. */
export function pullLimitOf(puller: Puller): number | null {
  return limits[countOf(puller).kind]
}

export async function pullUsageOf(puller: Puller, now = new Date()): Promise<PullUsage> {
  const { kind, name } = countOf(puller)
  const { rows } = await pool.query<{ pulls: number; endsAt: Date }>(
    statement('find-pull-count', findSql, [kind, name, now]),
  )
  const { pulls: used, endsAt } = rows[0] ?? { pulls: 0, endsAt: null }
  const limit = limits[kind]
  return { used, limit, remaining: limit === null ? null : Math.max(0, limit - used), endsAt }
}

/** The key of the row that counts the puller's pulls. */
export function countOf(puller: Puller): { kind: keyof typeof limits; name: string } {
  if (puller.kind === 'anonymous') return { kind: 'address', name: networkOf(puller.address) }
  // A workload has a token for each job, which would all begin with no pulls.
  if (puller.kind === 'organization')
    return { kind: 'organization-token', name: puller.workloadId ?? puller.tokenId }
  return { kind: 'account', name: puller.username }
}

const limits = {
  address: env.PULL_LIMIT_ANONYMOUS,
  account: env.PULL_LIMIT_ACCOUNT,
  'organization-token': env.PULL_LIMIT_ORGANIZATION_TOKEN,
}

const findSql = `
  SELECT pulls, ends_at AS "endsAt" FROM pull_count WHERE kind = $1 AND name = $2 AND ends_at > $3`
