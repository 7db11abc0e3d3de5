import { auditColumns, auditConditions, latestFirst, type AuditEntry } from '#lib/audit/audit-rows.ts'
import { authorizeLog } from '#lib/audit/authorize-log.ts'
import { auditQuerySchema, type AuditQuery } from '#lib/audit/schema.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import type { Owner } from '#lib/owners.ts'

/** An entry, and what the page of its target is addressed by; null where there is none (any more). */
export type ListedAuditEntry = AuditEntry & { targetNow: string | null }

export type AuditList = {
  entries: ListedAuditEntry[]
  /** How many the query finds, on all pages, counted up to 10,000. */
  matching: number
  /** Whether there are more than that: a narrower period shows them. */
  hasMore: boolean
  /** The page given: the last one where the query asked for a later one. */
  page: number
}

/** A log grows for ever: to count all of it would take longer with every year. */
const countedAtMost = 10_000

export async function listAuditEntries(
  actor: Actor,
  owner: Owner,
  query: Partial<AuditQuery>,
): Promise<AuditList> {
  const log = await authorizeLog(actor, owner)
  const { page: asked, pageSize, ...wanted } = parse(auditQuerySchema, query)
  const found = Prisma.sql`${log} AND ${auditConditions(wanted)}`
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM (SELECT FROM audit_entry WHERE ${found}
      ORDER BY ${latestFirst} LIMIT ${countedAtMost + 1}) counted`
  const matching = Math.min(count, countedAtMost)
  const page = Math.max(1, Math.min(asked, Math.ceil(matching / pageSize)))
  const entries = await db.$queryRaw<ListedAuditEntry[]>`
    SELECT ${auditColumns}, ${targetNow} AS "targetNow"
    FROM (SELECT * FROM audit_entry WHERE ${found}
      ORDER BY ${latestFirst} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) entry
    ORDER BY ${latestFirst}`
  return { entries, matching, hasMore: count > countedAtMost, page }
}

/** A token never changes owner and a repository never its namespace, so what is found is still the log's owner's. */
const targetNow = Prisma.sql`
  CASE target_kind
    WHEN 'token' THEN (SELECT id::text FROM token
      WHERE token.id = target_id AND (expires_at IS NULL OR expires_at > now()))
    WHEN 'repository' THEN (SELECT namespace || '/' || name FROM repository WHERE repository.id = target_id)
    WHEN 'group' THEN (SELECT name FROM member_group WHERE member_group.id = target_id)
  END`
