import { pool, statement } from '#lib/db.ts'
import type { KnownRepository, RegistryActor } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/scope.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'

type Row = Pick<KnownRepository, 'namespace' | 'name' | 'visibility'> &
  Record<'pull' | 'push' | 'delete', boolean | null>

/** Those of the requested repositories that exist, in one statement; none where no name could be one. */
export async function knownRepositories(
  actor: RegistryActor,
  requested: RequestedAccess[],
): Promise<KnownRepository[]> {
  const names = requested
    .filter(({ type }) => type === 'repository')
    .flatMap(({ name }) => parseRepositoryName(name) ?? [])
  if (names.length === 0) return []
  const tokenId = actor.kind === 'token' ? actor.tokenId : null
  const values = [tokenId, names.map(({ namespace }) => namespace), names.map(({ name }) => name)]
  const { rows } = await pool.query<Row>(statement('known-repositories', sql, values))
  return rows.map(({ namespace, name, visibility, pull, push, delete: remove }) => ({
    namespace,
    name,
    visibility,
    chosen: pull === null ? null : { pull, push: push === true, delete: remove === true },
  }))
}

const sql = `
  SELECT namespace, name, visibility, pull, push, delete
  FROM unnest($2::text[], $3::text[]) AS asked (namespace, name)
  JOIN repository USING (namespace, name)
  LEFT JOIN token_repository ON repository_id = repository.id AND token_id = $1::uuid`
