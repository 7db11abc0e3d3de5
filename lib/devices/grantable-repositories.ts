import type { Transaction } from '#lib/audit/mutate.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Repository } from '#lib/grants/grant.ts'
import { accessOf, pullable } from '#lib/repositories/reachable.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

export type GrantableRepository = Repository & { namespace: string; rights: RepositoryRights }

/** One of them with what was chosen there. */
export type ChosenRepository = GrantableRepository & RepositoryRights

type Person = { id: string; name: string }
type Row = Omit<GrantableRepository, 'rights'> & { access: RepositoryAccess | null }

/** Of repositories by full name or by id, those that a person can pull, with what the person may do there now. */
export async function grantableRepositories(
  tx: Transaction,
  { id: accountId, name: username }: Person,
  which: { names: string[] } | { ids: string[] },
  { lock }: { lock: boolean },
): Promise<GrantableRepository[]> {
  const account = { accountId, username }
  // The lock prevents their deletion until the token is stored.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, namespace, namespace || '/' || name AS "fullName", visibility, ${accessOf(account)} AS access
    FROM repository WHERE ${conditionOf(which)} AND ${pullable(account)}
    ORDER BY namespace, name ${lock ? Prisma.sql`FOR KEY SHARE` : Prisma.empty}`
  return rows.map(({ access, ...repository }) => ({
    ...repository,
    rights: repositoryRights(access, repository),
  }))
}

function conditionOf(which: { names: string[] } | { ids: string[] }): Prisma.Sql {
  if ('ids' in which) return Prisma.sql`id = ANY(${which.ids}::uuid[])`
  const named = which.names.flatMap((fullName) => parseRepositoryName(fullName) ?? [])
  const [namespaces, names] = [named.map(({ namespace }) => namespace), named.map(({ name }) => name)]
  return Prisma.sql`(namespace, name) IN (SELECT * FROM unnest(${namespaces}::text[], ${names}::text[]))`
}
