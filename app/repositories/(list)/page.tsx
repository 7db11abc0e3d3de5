import type { Metadata } from 'next'
import { RepositoryList } from '#components/repositories/repository-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listRepositories } from '#lib/repositories/list-repositories.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'

export const metadata: Metadata = { title: 'Repositories' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RepositoriesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(repositoryQuerySchema, await searchParams)
  const list = await listRepositories(actor, query)
  return <RepositoryList {...list} query={{ ...query, page: list.page }} now={new Date()} />
}
