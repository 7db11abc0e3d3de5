import type { AuditDetails } from '#lib/audit/mutate.ts'
import { periodOf, type AuditQuery } from '#lib/audit/schema.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'

/** A log entry as its readers see it. */
export type AuditEntry = {
  id: string
  at: Date
  /** A person, a token by its name and hint, `anonymous` or `system`. */
  actorKind: string
  actorName: string
  address: string | null
  action: string
  targetKind: string
  targetName: string
  details: AuditDetails
}

export const auditColumns = Prisma.sql`
  id, at, actor_kind AS "actorKind", actor_name AS "actorName", address, action,
  target_kind AS "targetKind", target_id AS "targetId", target_name AS "targetName", details`

/** The latest first. Entries of one instant are in the order of their ids, as the indexes are. */
export const latestFirst = Prisma.sql`at DESC, id DESC`

export function auditConditions(query: Omit<AuditQuery, 'page' | 'pageSize'>): Prisma.Sql {
  const { action, actor, target } = query
  const { from, to } = periodOf(query)
  const all = [
    Prisma.sql`true`,
    ...(action ? [Prisma.sql`action = ${action}`] : []),
    ...(actor ? [Prisma.sql`lower(actor_name) LIKE ${`${escapeLike(actor.toLowerCase())}%`}`] : []),
    ...(target ? [Prisma.sql`target_name = ${target}`] : []),
    ...(from ? [Prisma.sql`at >= ${from}`] : []),
    ...(to ? [Prisma.sql`at < ${to}`] : []),
  ]
  return Prisma.join(all, ' AND ')
}
