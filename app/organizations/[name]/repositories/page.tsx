import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { RepositoryListEmpty } from '#components/repositories/repository-list-empty.tsx'
import { isRepositoryListFiltered } from '#components/repositories/repository-list-url.ts'
import { RepositoryList } from '#components/repositories/repository-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listOrganizationRepositories } from '#lib/repositories/list-organization-repositories.ts'
import { repositoriesPerPage, repositoryQuerySchema } from '#lib/repositories/schema.ts'

export const metadata: Metadata = { title: 'Repositories' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrganizationRepositoriesPage({ params, searchParams }: Props) {
  const [actor, { name }] = [await requireActor(), await params]
  const query = parse(repositoryQuerySchema, { ...(await searchParams), owner: null })
  const { data, refusal } = await loadOrRefuse(listOrganizationRepositories(actor, name, query), {
    organization: name,
  })
  if (refusal) return refusal
  const { repositories, matching, page, canCreate } = data
  if (matching === 0 && !isRepositoryListFiltered(query))
    return <RepositoryListEmpty namespace={name} canCreate={canCreate} />
  return (
    <RepositoryList
      query={{ ...query, page }}
      repositories={repositories}
      matching={matching}
      namespace={name}
      canCreate={canCreate}
      pageSize={repositoriesPerPage}
      now={new Date()}
    />
  )
}
