import type { Metadata } from 'next'
import { ActivityList } from '#components/activity/activity-list.tsx'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import { auditQuerySchema } from '#lib/audit/schema.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { viewerTimeZone } from '#lib/auth/viewer-time-zone.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Activity' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountActivityPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(auditQuerySchema, await searchParams)
  const owner = { kind: 'account' } as const
  const timeZone = await viewerTimeZone()
  const log = await listAuditEntries(actor, owner, query, { timeZone })
  return (
    <ActivityList {...log} {...{ owner, timeZone }} query={{ ...query, page: log.page }} now={new Date()} />
  )
}
