import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import type { PublicWorkload } from '#lib/workloads/public-workload.ts'
import { workloadQuerySchema, type WorkloadQuery } from '#lib/workloads/schema.ts'
import { workloadList } from '#lib/workloads/workload-list.ts'
import { workloadColumns } from '#lib/workloads/workload-rows.ts'

export type WorkloadList = {
  workloads: PublicWorkload[]
  /** The number of matches on all pages. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
}

export async function listWorkloads(
  actor: Actor,
  organizationName: string,
  query: Partial<WorkloadQuery>,
  pageSize: number = workloadList.pageSize,
): Promise<WorkloadList> {
  const organization = await authorizeOrganization(actor, organizationName, 'workload.manage')
  const { q, kind, ...wanted } = parse(workloadQuerySchema, query)
  const text = `%${escapeLike(q)}%`
  const condition = Prisma.sql`organization_id = ${organization.id}::uuid
    AND (${kind}::text IS NULL OR kind::text = ${kind}) AND (${q} = '' OR name ILIKE ${text} OR issuer ILIKE ${text})`
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`
    SELECT count(*)::int AS matching FROM trusted_workload WHERE ${condition}`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const workloads = await db.$queryRaw<PublicWorkload[]>`
    SELECT ${workloadColumns} FROM trusted_workload workload WHERE ${condition}
    ORDER BY ${orderings[wanted.sort][wanted.order]} ${limit(pageSize, page)}`
  return { workloads, matching, page }
}

const orderings: Record<WorkloadQuery['sort'], Record<WorkloadQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`lower(name), id`, desc: Prisma.sql`lower(name) DESC, id DESC` },
  created: { asc: Prisma.sql`created_at, id`, desc: Prisma.sql`created_at DESC, id DESC` },
  used: {
    asc: Prisma.sql`"lastTokenAt" NULLS FIRST, id`,
    desc: Prisma.sql`"lastTokenAt" DESC NULLS LAST, id DESC`,
  },
}
