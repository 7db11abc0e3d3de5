import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import { parseName } from '#lib/parse.ts'
import { matchesWords } from '#lib/repositories/matches-words.ts'
import { publicRepository, type RepositoryRow } from '#lib/repositories/public-repository.ts'
import { pullable, reachable } from '#lib/repositories/reachable.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'
import { foundRepository, type FoundRepository } from '#lib/repositories/search-repositories.ts'

/** What the account can pull, or may know about, as it can for the tokens of an organization that it manages. */
export type Within = 'pullable' | 'reachable'

/** All that a picker's words find in a namespace, but no more than a token can have. */
export async function listInNamespace(
  actor: Actor,
  namespace: string,
  text: string,
  within: Within = 'pullable',
): Promise<FoundRepository[]> {
  authorizePerson(actor, 'repositories')
  const rows = await db.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository
    WHERE namespace = ${parseName('Namespace', namespace)} AND ${(within === 'reachable' ? reachable : pullable)(actor)} AND ${matchesWords(text)}
    ORDER BY name LIMIT ${selectedRepositoriesMax}`
  return rows.map((row) => foundRepository(publicRepository(row, actor)))
}
