import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteRepository } from '#components/repositories/delete-repository.tsx'
import { RepositoryFacts } from '#components/repositories/repository-facts.tsx'
import { RepositorySettingsForm } from '#components/repositories/repository-settings-form.tsx'
import { CommandLine } from '#components/shared/command-line.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { whoCanChange } from '#lib/repositories/public-repository.ts'

type Props = { params: Promise<{ namespace: string; name: string[] }> }

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${await fullNameOf(props)} · Repositories` }
}

export default async function RepositoryPage(props: Props) {
  const actor = await requireActor()
  const repository = await getRepository(actor, await fullNameOf(props)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const { id, fullName, description, rights, canManage } = repository
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.repositories}>Repositories</BackLink>}
        title={<span className="font-mono wrap-anywhere">{fullName}</span>}
        description={!canManage && description && <bdi>{description}</bdi>}
      />
      <RepositoryFacts repository={repository} now={new Date()} />
      <div className="flex flex-col gap-8">
        <Section title="Pull" className="max-w-[560px]">
          {rights.pull ? (
            <CommandLine
              label="Copy the line for docker"
              line={`docker pull ${env.REGISTRY_HOST}/${fullName}`}
            />
          ) : (
            <p className="text-text-muted">
              You manage it as an owner of the company, but can't pull from it.
            </p>
          )}
        </Section>
        <Section title="Settings">
          {canManage ? (
            <RepositorySettingsForm repository={repository} />
          ) : (
            <p className="text-text-muted">{whoCanChange(repository)}</p>
          )}
        </Section>
        {canManage && (
          <Section title="Delete" description="This can't be undone.">
            <DeleteRepository id={id} fullName={fullName} />
          </Section>
        )}
      </div>
    </>
  )
}

async function fullNameOf({ params }: Props): Promise<string> {
  const { namespace, name } = await params
  return [namespace, ...name].join('/')
}
