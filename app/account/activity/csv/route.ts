import type { NextRequest } from 'next/server'
import { exportAuditEntries } from '#lib/audit/export-audit-entries.ts'
import { auditQuerySchema } from '#lib/audit/schema.ts'
import { runDownload } from '#lib/auth/run-download.ts'
import { viewerTimeZone } from '#lib/auth/viewer-time-zone.ts'
import { parse } from '#lib/parse.ts'

export async function GET({ nextUrl }: NextRequest) {
  const query = parse(auditQuerySchema, Object.fromEntries(nextUrl.searchParams))
  const timeZone = await viewerTimeZone()
  return runDownload('activity.csv', (actor) =>
    exportAuditEntries(actor, { kind: 'account' }, query, timeZone),
  )
}
