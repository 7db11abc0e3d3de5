import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ServicePage } from '#components/services/service-page.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { getService } from '#lib/services/get-service.ts'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).service} · Services` }
}

export default async function SiteServicePage({ params }: Props) {
  const { service } = await params
  try {
    const data = await getService(await requireActor(), null, service)
    return <ServicePage of={null} service={data} origin={env.PUBLIC_URL} />
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}
