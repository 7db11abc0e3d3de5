import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { RepositoryList } from '#components/repositories/repository-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listOrganizationRepositories } from '#lib/repositories/list-organization-repositories.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'

export const metadata: Metadata = { title: 'Repositories' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrganizationRepositoriesPage({ params, searchParams }: Props) {
  const [actor, { name }] = [await requireActor(), await params]
  const query = parse(repositoryQuerySchema, { ...(await searchParams), owner: null })
  const { data: list, refusal } = await loadOrRefuse(listOrganizationRepositories(actor, name, query), {
    organization: name,
  })
  if (refusal) return refusal
  return <RepositoryList {...list} namespace={name} query={{ ...query, page: list.page }} now={new Date()} />
}
