import type { Metadata } from 'next'
import { ActivityList } from '#components/activity/activity-list.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import { auditQuerySchema } from '#lib/audit/schema.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { viewerTimeZone } from '#lib/auth/viewer-time-zone.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Activity' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrganizationActivityPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name } = await params
  const query = parse(auditQuerySchema, await searchParams)
  const owner = { kind: 'organization', name } as const
  const timeZone = await viewerTimeZone()
  const loading = listAuditEntries(actor, owner, query, { timeZone })
  const { data: log, refusal } = await loadOrRefuse(loading, { organization: name })
  if (refusal) return refusal
  return (
    <ActivityList {...log} {...{ owner, timeZone }} query={{ ...query, page: log.page }} now={new Date()} />
  )
}
