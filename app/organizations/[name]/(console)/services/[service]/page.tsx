import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { ServicePage } from '#components/services/service-page.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { getService } from '#lib/services/get-service.ts'

type Props = { params: Promise<{ name: string; service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).service} · Services` }
}

export default async function OrganizationServicePage({ params }: Props) {
  const actor = await requireActor()
  const { name: organization, service } = await params
  const loading = getService(actor, organization, service)
  const { data, refusal } = await loadOrRefuse(loading, { organization, title: 'Service' })
  if (refusal) return refusal
  return <ServicePage of={organization} service={data} origin={env.PUBLIC_URL} />
}
