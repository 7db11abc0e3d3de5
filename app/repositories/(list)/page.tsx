import type { Metadata } from 'next'
import { RepositoryList } from '#components/repositories/repository-list.tsx'
import { RepositoryListEmpty } from '#components/repositories/repository-list-empty.tsx'
import { isRepositoryListFiltered } from '#components/repositories/repository-list-url.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listRepositories } from '#lib/repositories/list-repositories.ts'
import { repositoriesPerPage, repositoryQuerySchema } from '#lib/repositories/schema.ts'

export const metadata: Metadata = { title: 'Repositories' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RepositoriesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(repositoryQuerySchema, await searchParams)
  const { repositories, matching, page, counts } = await listRepositories(actor, query)
  if (matching === 0 && !isRepositoryListFiltered(query)) return <RepositoryListEmpty />
  return (
    <RepositoryList
      query={{ ...query, page }}
      repositories={repositories}
      matching={matching}
      counts={counts}
      pageSize={repositoriesPerPage}
      now={new Date()}
    />
  )
}
