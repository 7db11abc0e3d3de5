import { pool, statement } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { KnownRepository, RegistryActor } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/scope.ts'
import { accessOf } from '#lib/repositories/reachable.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'

type Row = Omit<KnownRepository, 'chosen'> & Record<'pull' | 'push' | 'delete', boolean | null>

/** Those of the requested repositories that exist, in one statement; none where no name could be one. */
export async function knownRepositories(
  actor: RegistryActor,
  requested: RequestedAccess[],
): Promise<KnownRepository[]> {
  const names = requested
    .filter(({ type }) => type === 'repository')
    .flatMap(({ name }) => parseRepositoryName(name) ?? [])
  if (names.length === 0) return []
  const { text, values } = known(actor, names)
  // The text is one for every actor of a kind.
  const { rows } = await pool.query<Row>(statement(`known-repositories-${actor.kind}`, text, values))
  return rows.map(({ pull, push, delete: remove, ...repository }) => ({
    ...repository,
    chosen: pull === null ? null : { pull, push: push === true, delete: remove === true },
  }))
}

function known(actor: RegistryActor, names: { namespace: string; name: string }[]): Prisma.Sql {
  const namespaces = names.map(({ namespace }) => namespace)
  const access = 'accountId' in actor ? accessOf(actor) : Prisma.sql`NULL`
  const tokenId = 'tokenId' in actor ? actor.tokenId : null
  return Prisma.sql`
    SELECT namespace, name, visibility, ${access} AS access, pull, push, delete
    FROM unnest(${namespaces}::text[], ${names.map(({ name }) => name)}::text[]) AS asked (namespace, name)
    JOIN repository USING (namespace, name)
    LEFT JOIN token_repository ON repository_id = repository.id AND token_id = ${tokenId}::uuid`
}
