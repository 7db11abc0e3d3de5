import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { db } from '#lib/db.ts'
import { likeText } from '#lib/like.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { pullable } from '#lib/repositories/reachable.ts'
import { repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'

export type FoundRepository = Pick<PublicRepository, 'id' | 'fullName' | 'visibility' | 'rights'>

const found = 20
const textSchema = plainText(repositoryNameMax).catch('')

/** What a picker offers for the text typed so far: the account's own first, at most 20. */
export async function searchRepositories(actor: Actor, text: string): Promise<FoundRepository[]> {
  authorize(actor, 'repositories')
  const pattern = `%${likeText(parse(textSchema, text))}%`
  const rows = await db.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository
    WHERE ${pullable(actor)} AND namespace || '/' || name ILIKE ${pattern}
    ORDER BY namespace <> ${actor.username}, namespace, name LIMIT ${found}`
  return rows
    .map(publicRepository)
    .map(({ id, fullName, visibility, rights }) => ({ id, fullName, visibility, rights }))
}
