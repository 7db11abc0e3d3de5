import type { Transaction } from '#lib/audit/mutate.ts'
import { ownedBy, type AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import { notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { ChosenRow } from '#lib/grants/grant.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { accessOf, pullable } from '#lib/repositories/reachable.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import { selectGivenServices } from '#lib/tokens/given-services.ts'
import { publicToken, type PublicToken, type TokenDetails, type TokenRow } from '#lib/tokens/public-token.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'

/** Where tokens and what they were given are read from. */
export type TokenTables = { token: Prisma.Sql; tokenRepository: Prisma.Sql; tokenService: Prisma.Sql }
export const tables: TokenTables = {
  token: Prisma.sql`token`,
  tokenRepository: Prisma.sql`token_repository`,
  tokenService: Prisma.sql`token_service`,
}

/** What may be read of tokens, and more. A chosen repository that the owner can't reach doesn't count. */
export function selectTokens(
  owner: AuthorizedOwner,
  { token, tokenRepository, tokenService }: TokenTables = tables,
  more = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`
    SELECT token.id, hint, label, token.description, source, device_name AS "deviceName", client_id AS "clientId", reason, run_url AS "runUrl",
      (SELECT json_build_object('id', workload.id, 'name', workload.name) FROM trusted_workload workload
        WHERE workload.id = token.workload_id) AS workload, created_by AS "createdBy",
      creator_address AS "creatorAddress", creator_agent AS "creatorAgent", is_active AS "isActive",
      token.created_at AS "createdAt", expires_at AS "expiresAt", expires_at_sent AS "expiresAtSent",
      last_used_at AS "lastUsedAt", last_used_address AS "lastUsedAddress", last_used_client AS "lastUsedClient",
      last_used_action AS "lastUsedAction", expired_use_at AS "expiredUseAt",
      expired_use_address AS "expiredUseAddress", expired_use_client AS "expiredUseClient", last_refused_at AS "lastRefusedAt", last_refused_action AS "lastRefusedAction",
      permission, all_repositories AS "allRepositories", all_push AS "allPush", pull_prefixes AS "pullPrefixes",
      push_prefixes AS "pushPrefixes", public_read AS "publicRead", scopes, grants_sent AS "grantsSent",
      rotated_at AS "rotatedAt", old.*, chosen."chosenRepositories", chosen."pushRepositories",
      ${selectGivenServices(owner, tokenService)} AS services ${more}
    FROM ${token} token CROSS JOIN LATERAL (
      SELECT count(*)::int AS "chosenRepositories", (count(*) FILTER (WHERE push))::int AS "pushRepositories"
      FROM ${tokenRepository} token_repository JOIN repository ON repository.id = repository_id
      WHERE token_id = token.id AND ${inReach(owner)}) chosen
    LEFT JOIN LATERAL (
      SELECT hint AS "oldHint", ends_at AS "oldEndsAt", last_used_at AS "oldUsedAt",
        last_used_address AS "oldUsedAddress", last_used_client AS "oldUsedClient"
      FROM retired_secret WHERE token_id = token.id AND ended_at IS NULL) old ON true`
}

/** One of the owner's tokens with its chosen repositories. Throws `not_found`. */
export async function readToken<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  id: string,
  from: TokenTables = tables,
): Promise<TokenDetails<Kind>> {
  const [row] = await tx.$queryRaw<TokenRow[]>`
    ${selectTokens(owner, from)} WHERE token.id = ${id}::uuid AND ${ownedBy(owner)}`
  if (!row) throw notFound('Token')
  const chosen = await tx.$queryRaw<(Omit<ChosenRow, 'rights'> & { access: RepositoryAccess | null })[]>`
    SELECT repository.id, namespace || '/' || name AS "fullName", visibility, pull, push, delete,
      ${accessFor(owner)} AS access
    FROM ${from.tokenRepository} token_repository JOIN repository ON repository.id = repository_id
    WHERE token_id = ${id}::uuid
    ORDER BY namespace, name`
  const grant = grantOf<Kind>(owner.kind)
  const chosenRepositories = [
    ...grant.readPrefixes(row, owner.name),
    ...chosen.map(({ access, ...repository }) =>
      grant.readChosen({ ...repository, rights: repositoryRights(access, repository) }),
    ),
  ]
  return { ...publicToken<Kind>(owner.kind, row, new Date()), chosenRepositories }
}

/** Several of them without their chosen repositories, the newest first. */
export async function readTokens<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  ids: string[],
): Promise<PublicToken<Kind>[]> {
  const rows = await tx.$queryRaw<TokenRow[]>`
    ${selectTokens(owner)} WHERE token.id = ANY(${ids}::uuid[]) AND ${ownedBy(owner)}
    ORDER BY created_at DESC, token.id DESC`
  const now = new Date()
  return rows.map((row) => publicToken<Kind>(owner.kind, row, now))
}

/** One of them, which nobody else changes before the transaction ends: two edits at once log what each really changed. */
export async function lockToken<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  id: string,
): Promise<TokenDetails<Kind>> {
  await tx.$queryRaw`SELECT id FROM token WHERE id = ${id}::uuid AND ${ownedBy(owner)} FOR UPDATE`
  return readToken(tx, owner, id)
}

/** Which repositories the owner's tokens can be given. */
export function inReach({ kind, id, name }: AuthorizedOwner): Prisma.Sql {
  if (kind === 'organization') return Prisma.sql`repository.namespace = ${name}`
  return pullable({ accountId: id, username: name })
}

/** What the owner may do there: an organization all, within its own. */
export function accessFor({ kind, id, name }: AuthorizedOwner): Prisma.Sql {
  if (kind === 'organization') return Prisma.sql`'admin'::repository_access`
  return accessOf({ accountId: id, username: name })
}
