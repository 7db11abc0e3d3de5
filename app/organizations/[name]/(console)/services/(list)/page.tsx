import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { ServiceList } from '#components/services/service-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listServices } from '#lib/services/list-services.ts'
import { serviceQuerySchema } from '#lib/services/schema.ts'

export const metadata: Metadata = { title: 'Services' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ServicesPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const query = parse(serviceQuerySchema, await searchParams)
  const loading = listServices(actor, organization, query)
  const { data: list, refusal } = await loadOrRefuse(loading, { organization })
  if (refusal) return refusal
  return <ServiceList {...list} of={organization} query={{ ...query, page: list.page }} now={new Date()} />
}
