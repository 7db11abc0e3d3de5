import type { Metadata } from 'next'
import { NewOrganizationForm } from '#components/organizations/new-organization-form.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'

export const metadata: Metadata = { title: 'New organization' }

export default async function NewOrganizationPage() {
  await requireActor()
  return (
    <>
      <PageHeader
        title="New organization"
        description="It has its own repositories and access tokens. You become its owner."
      />
      <NewOrganizationForm host={env.REGISTRY_HOST} />
    </>
  )
}
