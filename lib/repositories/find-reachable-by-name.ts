import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { pullable } from '#lib/repositories/reachable.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'

/** The repositories that a person can pull, by full name; others are left out. */
export async function findReachableByName(
  actor: Actor,
  fullNames: string[],
): Promise<Map<string, PublicRepository>> {
  authorizePerson(actor, 'repositories')
  const named = fullNames.flatMap((fullName) => parseRepositoryName(fullName) ?? [])
  const [namespaces, names] = [named.map(({ namespace }) => namespace), named.map(({ name }) => name)]
  const rows = await db.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository
    WHERE (namespace, name) IN (SELECT * FROM unnest(${namespaces}::text[], ${names}::text[])) AND ${pullable(actor)}`
  return new Map(rows.map((row) => publicRepository(row, actor)).map((found) => [found.fullName, found]))
}
