import { auditColumns, latestFirst, logRows, type AuditEntry, type LogFilter } from '#lib/audit/audit-rows.ts'
import { authorizeLog } from '#lib/audit/authorize-log.ts'
import { auditQuerySchema, type AuditQuery } from '#lib/audit/schema.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import type { Owner } from '#lib/owners.ts'

/** An entry with the key of its target's page; null if there is none (any more). */
export type ListedAuditEntry = AuditEntry & { targetNow: string | null }

export type AuditList = {
  entries: ListedAuditEntry[]
  /** The number of matches on all pages, counted up to 10,000. */
  matching: number
  /** Whether there are more; a narrower period shows them. */
  hasMore: boolean
  /** The returned page: the last one if a later one was requested. */
  page: number
}

/** Logs only grow, so counting everything would take longer every year. */
const countedAtMost = 10_000

export async function listAuditEntries(
  actor: Actor,
  owner: Owner,
  query: Partial<AuditQuery>,
  reader: Pick<LogFilter, 'timeZone' | 'about'> = {},
): Promise<AuditList> {
  const log = await authorizeLog(actor, owner)
  const { page: asked, pageSize, ...wanted } = parse(auditQuerySchema, query)
  const rows = (limit: number) => logRows(log, { ...wanted, ...reader }, limit)
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM ${rows(countedAtMost + 1)} counted`
  const matching = Math.min(count, countedAtMost)
  const page = Math.max(1, Math.min(asked, Math.ceil(matching / pageSize)))
  const entries = await db.$queryRaw<ListedAuditEntry[]>`
    SELECT ${auditColumns}, ${targetNow} AS "targetNow"
    FROM (SELECT * FROM ${rows(page * pageSize)} latest
      ORDER BY ${latestFirst} ${limit(pageSize, page)}) entry
    ORDER BY ${latestFirst}`
  return { entries, matching, hasMore: count > countedAtMost, page }
}

/**
 * Tokens never change their owner, nor repositories their namespace, so the targets still belong to the log's owner.
 */
const targetNow = Prisma.sql`
  CASE target_kind
    WHEN 'token' THEN (SELECT id::text FROM token WHERE token.id = target_id
      UNION ALL SELECT id::text FROM archived_token WHERE archived_token.id = target_id)
    WHEN 'repository' THEN (SELECT namespace || '/' || name FROM repository WHERE repository.id = target_id)
    WHEN 'group' THEN (SELECT name FROM member_group WHERE member_group.id = target_id)
  END`
