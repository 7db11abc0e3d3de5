import type { Metadata } from 'next'
import { SiteOrganizationList } from '#components/site/site-organization-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listSiteOrganizations } from '#lib/organizations/list-site-organizations.ts'
import { siteOrganizationQuerySchema } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'

export const metadata: Metadata = { title: 'Organizations' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SiteOrganizationsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(siteOrganizationQuerySchema, await searchParams)
  const list = await listSiteOrganizations(actor, query)
  return <SiteOrganizationList {...list} query={{ ...query, page: list.page }} now={new Date()} />
}
