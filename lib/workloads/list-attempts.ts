import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { attemptQuerySchema, type AttemptQuery } from '#lib/workloads/schema.ts'
import { attemptList } from '#lib/workloads/workload-list.ts'
import { readWorkload } from '#lib/workloads/workload-rows.ts'

/** An assertion that was shown for a workload, and what came of it. */
export type Attempt = {
  id: string
  at: Date
  address: string
  client: string | null
  /** Why it was refused; null where a token was made. */
  reason: string | null
  /** What it said; null where its signature was wrong. */
  claims: Record<string, string> | null
  runUrl: string | null
  tokenId: string | null
}

export type AttemptList = { attempts: Attempt[]; matching: number; page: number }

/** The latest first. */
export async function listAttempts(
  actor: Actor,
  organizationName: string,
  id: string,
  query: Partial<AttemptQuery>,
  pageSize: number = attemptList.pageSize,
): Promise<AttemptList> {
  const organization = await authorizeOrganization(actor, organizationName, 'workload.manage')
  const workload = await readWorkload(db, organization, id)
  const { q, outcome, page: wanted } = parse(attemptQuerySchema, query)
  const text = `%${escapeLike(q)}%`
  const condition = Prisma.sql`workload_id = ${workload.id}::uuid
    AND (${outcome}::text IS NULL OR (token_id IS NOT NULL) = ${outcome === 'granted'})
    AND (${q} = '' OR reason ILIKE ${text} OR claims::text ILIKE ${text} OR address ILIKE ${text})`
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`
    SELECT count(*)::int AS matching FROM workload_attempt WHERE ${condition}`
  const page = Math.max(1, Math.min(wanted, Math.ceil(matching / pageSize)))
  const attempts = await db.$queryRaw<Attempt[]>`
    SELECT id::text, at, address, client, reason, claims, run_url AS "runUrl", token_id AS "tokenId"
    FROM workload_attempt WHERE ${condition}
    ORDER BY workload_attempt.id DESC ${limit(pageSize, page)}`
  return { attempts, matching, page }
}
