import { describeAction } from '#lib/audit/audit-actions.ts'
import { auditColumns, latestFirst, logRows, type AuditEntry, type LogFilter } from '#lib/audit/audit-rows.ts'
import { authorizeLog } from '#lib/audit/authorize-log.ts'
import { factsInOneLine } from '#lib/audit/describe-facts.ts'
import { auditQuerySchema, type AuditQuery } from '#lib/audit/schema.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { csvLine } from '#lib/csv-line.ts'
import { db } from '#lib/database/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import type { Owner } from '#lib/owners.ts'

const readAtOnce = 1_000

/** All matching entries as CSV, the latest first, streamed so that a log can have any length. */
export async function exportAuditEntries(
  actor: Actor,
  owner: Owner,
  query: Partial<AuditQuery>,
  timeZone?: string,
): Promise<AsyncGenerator<string>> {
  const log = await authorizeLog(actor, owner)
  return pieces(log, { ...parse(auditQuerySchema, query), ...(timeZone && { timeZone }) })
}

async function* pieces(log: Prisma.Sql, filter: LogFilter) {
  yield csvLine(['Time (UTC)', 'Who', 'Kind', 'Address', 'Action', 'What', 'On', 'Name', 'Details'])
  for (let rest = filter; ;) {
    const entries = await db.$queryRaw<AuditEntry[]>`
      SELECT ${auditColumns} FROM ${logRows(log, rest, readAtOnce)} latest
      ORDER BY ${latestFirst} LIMIT ${readAtOnce}`
    if (entries.length) yield entries.map(lineOf).join('')
    const last = entries.at(readAtOnce - 1)
    if (!last) return
    rest = { ...filter, before: last }
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
