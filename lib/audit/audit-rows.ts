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

export type LogFilter = Omit<AuditQuery, 'page' | 'pageSize'> & {
  /** Where the days of the period are; UTC by default. */
  timeZone?: string
  /** Only entries about this. */
  about?: { kind: string; id: string }
  /** Only what comes after this one, the latest first. */
  before?: Pick<AuditEntry, 'at' | 'id'>
}

export const auditColumns = Prisma.sql`
  id, at, actor_kind AS "actorKind", actor_name AS "actorName", address, action,
  target_kind AS "targetKind", target_id AS "targetId", target_name AS "targetName", details`

/** The latest first. Entries of one instant are in the order of their ids, as the indexes are. */
export const latestFirst = Prisma.sql`at DESC, id DESC`

/**
 * A log's latest rows that the filter finds: its entries, and what its owner's tokens were refused among their last uses.
 * Each source is cut first, so that both are read in the order of their indexes.
 */
export function logRows(log: Prisma.Sql, filter: LogFilter, limit: number): Prisma.Sql {
  const found = Prisma.sql`${conditions(filter)} ORDER BY ${latestFirst} LIMIT ${limit}`
  const entries = Prisma.sql`(SELECT ${rowColumns} FROM audit_entry WHERE ${log} AND ${found})`
  if (!mayBeRefusal(filter)) return entries
  return Prisma.sql`(${entries} UNION ALL (SELECT ${rowColumns} FROM (${refusals(log)}) refusal WHERE ${found}))`
}

/** In the order of a UNION. */
const rowColumns = Prisma.sql`
  id, at, actor_kind, actor_name, address, action, target_kind, target_id, target_name, details`

const mayBeRefusal = ({ action }: LogFilter) => !action || action === 'token' || action === 'token.refuse'

/** As rows of a log. Their ids have no end in common with those of entries. */
const refusals = (log: Prisma.Sql) => Prisma.sql`
  SELECT lpad(to_hex(exchange.id), 32, '0')::uuid AS id, exchange.at, 'token' AS actor_kind, exchange.address,
    coalesce(nullif(label, ''), description) || ' (' || hint || ')' AS actor_name, 'token.refuse' AS action,
    'token' AS target_kind, token.id AS target_id, coalesce(nullif(label, ''), description) AS target_name,
    jsonb_build_object('hint', hint, 'request', exchange.action, 'refused', exchange.reason) AS details
  FROM token JOIN token_exchange exchange ON token_id = token.id WHERE ${log} AND outcome <> 'granted'`

function conditions({
  action,
  actor,
  target,
  about,
  before,
  timeZone = 'UTC',
  ...period
}: LogFilter): Prisma.Sql {
  const { from, to } = periodOf(period, timeZone)
  const isNoun = action && !action.includes('.')
  const all = [
    Prisma.sql`true`,
    ...(action && !isNoun ? [Prisma.sql`action = ${action}`] : []),
    ...(isNoun ? [Prisma.sql`starts_with(action, ${`${action}.`})`] : []),
    ...(actor ? [Prisma.sql`lower(actor_name) LIKE ${`${escapeLike(actor.toLowerCase())}%`}`] : []),
    ...(target ? [Prisma.sql`target_name = ${target}`] : []),
    ...(about ? [Prisma.sql`target_kind = ${about.kind} AND target_id = ${about.id}::uuid`] : []),
    ...(from ? [Prisma.sql`at >= ${from}`] : []),
    ...(before ? [Prisma.sql`(at, id) < (${before.at}, ${before.id}::uuid)`] : []),
    ...(to ? [Prisma.sql`at < ${to}`] : []),
  ]
  return Prisma.join(all, ' AND ')
}
