import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { OrganizationOverview } from '#components/organizations/organization-overview.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { may } from '#lib/authz/standing.ts'
import { organizationOwner } from '#lib/owners.ts'
import { getOrganizationOverview } from '#lib/tokens/get-organization-overview.ts'

type Props = { params: Promise<{ name: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: { absolute: `${(await params).name} · Gatehouse` } }
}

export default async function OrganizationPage({ params }: Props) {
  const actor = await requireActor()
  const { name } = await params
  const { data, refusal } = await loadOrRefuse(getOrganizationOverview(actor, name), { organization: name })
  if (refusal) return refusal
  const mayReadLog = may(data.organization, 'audit.read')
  const log = mayReadLog ? await listAuditEntries(actor, organizationOwner(name), { pageSize: 6 }) : null
  return (
    <>
      <PageHeader title={<bdi>{data.organization.displayName}</bdi>} />
      <OrganizationOverview overview={data} entries={log && log.entries} now={new Date()} />
    </>
  )
}
