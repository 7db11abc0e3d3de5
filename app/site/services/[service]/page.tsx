import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ServicePage } from '#components/services/service-page.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { AppError } from '#lib/errors.ts'
import { getService } from '#lib/services/get-service.ts'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).service} · Services` }
}

export default async function SiteServicePage({ params }: Props) {
  const { service } = await params
  try {
    return <ServicePage of={null} service={await getService(await requireActor(), null, service)} />
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}
