import type { Metadata } from 'next'
import { NewRepositoryForm } from '#components/repositories/new-repository-form.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'New repository' }

export default async function NewRepositoryPage() {
  const { username } = await requireActor()
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.repositories}>Repositories</BackLink>}
        title="New repository"
        description={`A push to a name that is not there yet makes one, too: a ${env.NEW_REPOSITORY_VISIBILITY} one.`}
      />
      <NewRepositoryForm namespace={username} host={env.REGISTRY_HOST} />
    </>
  )
}
