import type { Metadata } from 'next'
import { NewService } from '#components/services/new-service.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'
import { authorizeServices } from '#lib/services/service-owner.ts'

const title = 'New service'
export const metadata: Metadata = { title }

export default async function NewSiteServicePage() {
  await authorizeServices(await requireActor(), null)
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.siteServices}>Services</BackLink>}
        title={title}
        description="Of the installation: tokens of every account and organization can be given it."
      />
      <NewService of={null} origin={env.PUBLIC_URL} />
    </>
  )
}
