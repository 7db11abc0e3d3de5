import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { pullable, reachable } from '#lib/repositories/reachable.ts'
import { repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'

export type FoundRepository = Pick<PublicRepository, 'id' | 'fullName' | 'visibility' | 'rights'>

const found = 20
const textSchema = plainText(repositoryNameMax).catch('')

/**
 * A picker's suggestions for the text typed so far, at most 20: from all repositories that the account can pull, its
 * own first; or from one namespace those that it may know about.
 */
export async function searchRepositories(
  actor: Actor,
  text: string,
  namespace: string | null = null,
): Promise<FoundRepository[]> {
  authorizePerson(actor, 'repositories')
  const pattern = `%${escapeLike(parse(textSchema, text))}%`
  const within =
    namespace === null
      ? pullable(actor)
      : Prisma.sql`namespace = ${parse(textSchema, namespace)} AND ${reachable(actor)}`
  const rows = await db.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository
    WHERE ${within} AND namespace || '/' || name ILIKE ${pattern}
    ORDER BY namespace <> ${actor.username}, namespace, name LIMIT ${found}`
  return rows
    .map((row) => publicRepository(row, actor))
    .map(({ id, fullName, visibility, rights }) => ({ id, fullName, visibility, rights }))
}
