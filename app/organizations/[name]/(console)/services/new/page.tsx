import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { NewService } from '#components/services/new-service.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'
import { authorizeServices } from '#lib/services/service-owner.ts'

const title = 'New service'
export const metadata: Metadata = { title }

type Props = { params: Promise<{ name: string }> }

export default async function NewServicePage({ params }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const allowed = authorizeServices(actor, organization)
  const { refusal } = await loadOrRefuse(allowed, { organization, title })
  if (refusal) return refusal
  return (
    <>
      <PageHeader back={<BackLink href={paths.services(organization)}>Services</BackLink>} title={title} />
      <NewService of={organization} origin={env.PUBLIC_URL} />
    </>
  )
}
