import type { Metadata } from 'next'
import { getFrame } from '#app/request-reads.ts'
import { NewRepositoryForm } from '#components/repositories/new-repository-form.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { may } from '#lib/authz/standing.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'New repository' }

type Props = { searchParams: Promise<{ namespace?: string | string[] }> }

export default async function NewRepositoryPage({ searchParams }: Props) {
  const actor = await requireActor()
  const { username } = actor
  const frame = await getFrame(actor)
  const organizations = frame.organizations
    .filter((organization) => may(organization, 'repository.create'))
    .map(({ name }) => name)
  const asked = (await searchParams).namespace
  const namespace = organizations.find((name) => name === asked) ?? username
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.repositories}>Repositories</BackLink>}
        title="New repository"
        description={`You can also push to a new name, which creates a ${env.NEW_REPOSITORY_VISIBILITY} repository.`}
      />
      <NewRepositoryForm
        username={username}
        organizations={organizations}
        namespace={namespace}
        host={env.REGISTRY_HOST}
        origin={env.PUBLIC_URL}
      />
    </>
  )
}
