import type { NextRequest } from 'next/server'
import { exportAuditEntries } from '#lib/audit/export-audit-entries.ts'
import { auditQuerySchema } from '#lib/audit/schema.ts'
import { runDownload } from '#lib/auth/run-download.ts'
import { viewerTimeZone } from '#lib/auth/viewer-time-zone.ts'
import { parse } from '#lib/parse.ts'

type Context = { params: Promise<{ name: string }> }

export async function GET({ nextUrl }: NextRequest, { params }: Context) {
  const { name } = await params
  const query = parse(auditQuerySchema, Object.fromEntries(nextUrl.searchParams))
  const timeZone = await viewerTimeZone()
  return runDownload(`activity-of-${name}.csv`, (actor) =>
    exportAuditEntries(actor, { kind: 'organization', name }, query, timeZone),
  )
}
