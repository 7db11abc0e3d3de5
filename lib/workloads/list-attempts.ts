import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
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
  const { outcome, page: wanted } = parse(attemptQuerySchema, query)
  const where = {
    workloadId: workload.id,
    ...(outcome && { tokenId: outcome === 'granted' ? { not: null } : null }),
  }
  const matching = await db.workloadAttempt.count({ where })
  const page = Math.max(1, Math.min(wanted, Math.ceil(matching / pageSize)))
  const rows = await db.workloadAttempt.findMany({
    ...{ where, omit: { workloadId: true }, orderBy: { id: 'desc' } },
    ...{ take: pageSize, skip: (page - 1) * pageSize },
  })
  const attempts = rows.map(({ id, claims, ...row }) => ({
    ...row,
    id: String(id),
    claims: claims as Attempt['claims'],
  }))
  return { attempts, matching, page }
}
