import { describeAction } from '#lib/audit/audit-actions.ts'
import { auditColumns, auditConditions, latestFirst, type AuditEntry } from '#lib/audit/audit-rows.ts'
import { authorizeLog } from '#lib/audit/authorize-log.ts'
import { factsInOneLine } from '#lib/audit/describe-facts.ts'
import { auditQuerySchema, type AuditQuery } from '#lib/audit/schema.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { csvLine } from '#lib/csv-line.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import type { Owner } from '#lib/owners.ts'

const readAtOnce = 1_000

/** All matching entries as CSV, the latest first, streamed so that a log can have any length. */
export async function exportAuditEntries(
  actor: Actor,
  owner: Owner,
  query: Partial<AuditQuery>,
): Promise<AsyncGenerator<string>> {
  const log = await authorizeLog(actor, owner)
  return pieces(Prisma.sql`${log} AND ${auditConditions(parse(auditQuerySchema, query))}`)
}

async function* pieces(found: Prisma.Sql) {
  yield csvLine(['Time (UTC)', 'Who', 'Kind', 'Address', 'Action', 'What', 'On', 'Name', 'Details'])
  for (let rest = Prisma.sql`true`; ;) {
    const entries = await db.$queryRaw<AuditEntry[]>`
      SELECT ${auditColumns} FROM audit_entry WHERE ${found} AND ${rest}
      ORDER BY ${latestFirst} LIMIT ${readAtOnce}`
    if (entries.length) yield entries.map(lineOf).join('')
    const last = entries.at(readAtOnce - 1)
    if (!last) return
    rest = Prisma.sql`(at, id) < (${last.at}, ${last.id}::uuid)`
  }
}

function lineOf(entry: AuditEntry): string {
  return csvLine([
    entry.at.toISOString(),
    entry.actorName,
    entry.actorKind,
    entry.address,
    entry.action,
    describeAction(entry.action),
    entry.targetKind,
    entry.targetName,
    factsInOneLine(entry.details),
  ])
}
