import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RepositoryGroups } from '#components/groups/repository-groups.tsx'
import { DeleteRepository } from '#components/repositories/delete-repository.tsx'
import { PullLines } from '#components/repositories/pull-lines.tsx'
import { RepositoryFacts } from '#components/repositories/repository-facts.tsx'
import { RepositoryTags } from '#components/repositories/repository-tags.tsx'
import { RepositorySettingsForm } from '#components/repositories/repository-settings-form.tsx'
import { ReachingTokens } from '#components/tokens/reaching-tokens.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { listRepositoryGroups } from '#lib/groups/list-repository-groups.ts'
import { parse } from '#lib/parse.ts'
import { paths } from '#lib/paths.ts'
import { describeImages } from '#lib/registry/describe-images.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { whoCanChange } from '#lib/repositories/public-repository.ts'
import { repositoryPageSchema } from '#lib/repositories/schema.ts'
import { listPushedTags } from '#lib/tokens/list-pushed-tags.ts'
import { listReachingTokens } from '#lib/tokens/list-reaching-tokens.ts'

type Props = {
  params: Promise<{ namespace: string; name: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

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
  const { tags: tagPage } = parse(repositoryPageSchema, await props.searchParams)
  const [pushed, tokens, groups] = await Promise.all([
    listPushedTags(actor, fullName, tagPage),
    listReachingTokens(actor, fullName),
    listRepositoryGroups(actor, fullName),
  ])
  const digests = pushed.tags.map(({ digest }) => digest)
  const now = new Date()
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.repositories}>Repositories</BackLink>}
        title={<span className="font-mono wrap-anywhere">{fullName}</span>}
        description={!canManage && description && <bdi>{description}</bdi>}
      />
      <RepositoryFacts repository={repository} now={now} />
      <div className="flex flex-col gap-8">
        <Section title="Pull" className="max-w-[560px]">
          {rights.pull ? (
            <PullLines repository={repository} host={env.REGISTRY_HOST} gitUrl={env.GIT_URL} />
          ) : (
            <p className="text-text-muted">
              You manage it as an owner of the company, but can't pull from it.
            </p>
          )}
        </Section>
        <RepositoryTags {...{ repository, pushed, now }} images={describeImages(actor, fullName, digests)} />
        <ReachingTokens {...{ repository, tokens, now }} />
        {groups.length > 0 && <RepositoryGroups organization={repository.namespace} groups={groups} />}
        <Section title="Settings" className="border-t border-line pt-8">
          {canManage ? (
            <RepositorySettingsForm repository={repository} origin={env.PUBLIC_URL} />
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
