import type { Caller } from '#lib/authz/actor.ts'
import { batchLookUps } from '#lib/database/batch-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { KnownRepository } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/parse-scopes.ts'
import { accessOf } from '#lib/repositories/reachable.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'

/** The requested repositories that exist; no query if no name is valid. */
export async function knownRepositories(
  actor: Caller,
  requested: RequestedAccess[],
): Promise<KnownRepository[]> {
  const names = requested
    .filter(({ type }) => type === 'repository')
    .flatMap(({ name }) => parseRepositoryName(name) ?? [])
  return names.length === 0 ? [] : findRepositories({ actor, names })
}

type Asked = { actor: Caller; names: { namespace: string; name: string }[] }

type Row = Omit<KnownRepository, 'chosen'> &
  Record<'pull' | 'push' | 'delete', boolean | null> & { place: number }

const findRepositories = batchLookUps<Asked, KnownRepository[]>({
  one: async (asked) => (await findAll([asked]))[0]!,
  many: findAll,
})

/** One row of values per name and actor, with its position for the result. */
async function findAll(asked: Asked[]): Promise<KnownRepository[][]> {
  const values = asked.flatMap(({ actor, names }, place) =>
    names.map(({ namespace, name }) => ({
      ...{ place, namespace, name },
      account: 'accountId' in actor ? actor : null,
      tokenId: 'tokenId' in actor ? actor.tokenId : null,
    })),
  )
  const { rows } = await pool.query<Row>(
    statement('known-repositories', known, [
      values.map(({ place }) => place),
      values.map(({ namespace }) => namespace),
      values.map(({ name }) => name),
      values.map(({ account }) => account?.accountId ?? null),
      values.map(({ account }) => account?.username ?? null),
      values.map(({ tokenId }) => tokenId),
    ]),
  )
  const found = asked.map((): KnownRepository[] => [])
  for (const { place, pull, push, delete: remove, ...repository } of rows) {
    const chosen = pull === null ? null : { pull, push: push === true, delete: remove === true }
    found[place]!.push({ ...repository, chosen })
  }
  return found
}

const account = { accountId: Prisma.sql`asked.account_id`, username: Prisma.sql`asked.username` }

const known = Prisma.sql`
  SELECT place, repository.id, namespace, name, visibility, protocols, ${accessOf(account)} AS access, pull, push, delete
  FROM unnest($1::int[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::uuid[])
    AS asked (place, namespace, name, account_id, username, token_id)
  JOIN repository USING (namespace, name)
  LEFT JOIN token_repository ON repository_id = repository.id AND token_repository.token_id = asked.token_id`
  .text
