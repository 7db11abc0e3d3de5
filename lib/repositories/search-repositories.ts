import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import { matchesWords } from '#lib/repositories/matches-words.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { pullable, reachable } from '#lib/repositories/reachable.ts'
import { repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'

export type FoundRepository = Pick<
  PublicRepository,
  'id' | 'namespace' | 'fullName' | 'visibility' | 'rights'
>

export type FoundRepositories = {
  repositories: FoundRepository[]
  /** How many match, of which the repositories are the first. */
  matching: number
  /** How many of those are in each namespace that the repositories are in. */
  inNamespace: Record<string, number>
}

const found = 20
const nameSchema = plainText(repositoryNameMax).catch('')

/**
 * A picker's suggestions for the words typed so far, at most 20: from all repositories that the account can pull, its
 * own first; or from one namespace those that it may know about.
 */
export async function searchRepositories(
  actor: Actor,
  text: string,
  namespace: string | null = null,
): Promise<FoundRepositories> {
  authorizePerson(actor, 'repositories')
  const within =
    namespace === null
      ? pullable(actor)
      : Prisma.sql`namespace = ${parse(nameSchema, namespace)} AND ${reachable(actor)}`
  const rows = await db.$queryRaw<(RepositoryRow & { matching: number; inNamespace: number })[]>`
    SELECT ${repositoryColumns(actor)}, (count(*) OVER ())::int AS matching,
      (count(*) OVER (PARTITION BY namespace))::int AS "inNamespace"
    FROM repository WHERE ${within} AND ${matchesWords(text)}
    ORDER BY namespace <> ${actor.username}, namespace, name LIMIT ${found}`
  return {
    repositories: rows.map((row) => foundRepository(publicRepository(row, actor))),
    matching: rows[0]?.matching ?? 0,
    inNamespace: Object.fromEntries(rows.map(({ namespace, inNamespace }) => [namespace, inNamespace])),
  }
}

export const foundRepository = ({
  id,
  namespace,
  fullName,
  visibility,
  rights,
}: PublicRepository): FoundRepository => ({
  ...{ id, namespace, fullName, visibility, rights },
})
