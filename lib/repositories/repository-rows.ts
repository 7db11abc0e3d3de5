import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor, Caller, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { authorizeScoped } from '#lib/authz/authorize-repositories.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { visibleTo } from '#lib/repositories/visible-to.ts'
import {
  publicRepository,
  whoCanChange,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { accessOf, managedByCompanyOf } from '#lib/repositories/reachable.ts'

/** A `repository`'s columns, with the caller's access. */
export const repositoryColumns = (actor: Caller) => Prisma.sql`
  repository.id, repository.namespace, repository.name, repository.description, repository.visibility,
  repository.full_description AS "fullDescription", repository.pull_count AS "pullCount",
  repository.created_at AS "createdAt", repository.last_pushed_at AS "lastPushedAt",
  repository.last_pulled_at AS "lastPulledAt", repository.immutable_tags AS "immutableTags",
  repository.immutable_tag_rules AS "immutableTagRules", repository.protocols,
  (SELECT organization.id FROM organization WHERE organization.name = repository.namespace) AS "organizationId",
  ${'accountId' in actor ? accessOf(actor) : Prisma.sql`NULL`} AS access,
  ${'accountId' in actor ? managedByCompanyOf(actor) : Prisma.sql`false`} AS "managedByCompany",
  ${'tokenId' in actor ? chosenBy(actor.tokenId) : Prisma.sql`NULL`} AS chosen`

const chosenBy = (tokenId: string) => Prisma.sql`(
  SELECT jsonb_build_object('pull', pull, 'push', push, 'delete', delete)
  FROM token_repository WHERE repository_id = repository.id AND token_id = ${tokenId}::uuid)`

/** One repository that the actor may know about. Throws `not_found`. */
export function readRepository(tx: Transaction, actor: Caller, which: Prisma.Sql): Promise<PublicRepository> {
  return readAnyRepository(tx, actor, Prisma.sql`${which} AND ${visibleTo(actor)}`)
}

/** The same for one that the actor has just made, which it may not be given to see again. */
export async function readAnyRepository(
  tx: Transaction,
  actor: Caller,
  which: Prisma.Sql,
): Promise<PublicRepository> {
  const [row] = await tx.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository WHERE ${which}`
  if (!row) throw notFound('Repository')
  return publicRepository(row, actor)
}

type Manager = AccountActor | TokenActor | OrganizationActor

/**
 * Takes one that the actor manages for the rest of the transaction, after its organization. Throws `not_found`, or
 * `forbidden` for a known one.
 */
export async function lockManagedRepository(
  tx: Transaction,
  actor: Manager,
  id: string,
): Promise<PublicRepository> {
  const byId = Prisma.sql`id = ${id}::uuid`
  const decide = async (by: Manager) => {
    const repository = await readRepository(tx, by, byId)
    if (!repository.canManage) throw new AppError('forbidden', whoCanChange(repository))
    return repository
  }
  // Who may not anyway keeps nobody waiting.
  const { organizationId } = await decide(actor)
  await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`
  const present = await lockActor(tx, actor)
  authorizeScoped(present, 'scope-repository-edit')
  await tx.$queryRaw`SELECT 1 FROM repository WHERE ${byId} FOR UPDATE`
  return decide(present)
}
