import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { accessOf, pullable, type AccountOf } from '#lib/repositories/reachable.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import {
  publicToken,
  type ChosenRepository,
  type TokenDetails,
  type TokenRow,
} from '#lib/tokens/public-token.ts'

/** What may be read of any `token`. */
export const anyTokenColumns = Prisma.sql`
  token.id, token.hint, token.description, token.is_active AS "isActive", token.created_at AS "createdAt",
  token.expires_at AS "expiresAt", token.expires_at_sent AS "expiresAtSent", token.last_used_at AS "lastUsedAt",
  token.last_used_address AS "lastUsedAddress", token.last_used_client AS "lastUsedClient",
  token.last_used_action AS "lastUsedAction"`

/** What may be read of a personal one. A chosen repository that its owner can't reach any more doesn't count. */
export function tokenColumns(account: AccountOf): Prisma.Sql {
  return Prisma.sql`
    ${anyTokenColumns}, token.permission, token.source, token.grants_sent AS "scopesSent",
    token.all_repositories AS "allRepositories",
    (SELECT count(*)::int FROM token_repository JOIN repository ON repository.id = repository_id
      WHERE token_id = token.id AND ${pullable(account)}) AS "chosenRepositories"`
}

/** One of the actor's own tokens with its chosen repositories. Throws `not_found`. */
export async function readToken(tx: Transaction, actor: AccountActor, id: string): Promise<TokenDetails> {
  const [row] = await tx.$queryRaw<TokenRow[]>`
    SELECT ${tokenColumns(actor)} FROM token
    WHERE id = ${id}::uuid AND account_id = ${actor.accountId}::uuid`
  if (!row) throw notFound('Token')
  const chosen = await tx.$queryRaw<ChosenRow[]>`
    SELECT repository.id, namespace || '/' || name AS "fullName", visibility, pull, push, delete,
      ${accessOf(actor)} AS access
    FROM token_repository JOIN repository ON repository.id = repository_id
    WHERE token_id = ${id}::uuid AND ${pullable(actor)}
    ORDER BY namespace, name`
  const chosenRepositories = chosen.map(({ access, ...repository }) => ({
    ...repository,
    rights: repositoryRights(access, repository),
  }))
  return { ...publicToken(row, new Date()), chosenRepositories }
}

type ChosenRow = Omit<ChosenRepository, 'rights'> & { access: RepositoryAccess | null }
