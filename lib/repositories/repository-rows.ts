import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import {
  publicRepository,
  whoCanChange,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { accessOf, managedByCompanyOf, reachable, type AccountOf } from '#lib/repositories/reachable.ts'

/** What a `repository` is, and how the account stands to it. */
export const repositoryColumns = (account: AccountOf) => Prisma.sql`
  repository.id, repository.namespace, repository.name, repository.description, repository.visibility,
  repository.created_at AS "createdAt", repository.last_pushed_at AS "lastPushedAt",
  repository.last_pulled_at AS "lastPulledAt",
  (SELECT organization.id FROM organization WHERE organization.name = repository.namespace) AS "organizationId",
  ${accessOf(account)} AS access, ${managedByCompanyOf(account)} AS "managedByCompany"`

/** One repository that the actor may know of. Throws `not_found`. */
export async function readRepository(
  tx: Transaction,
  actor: AccountActor,
  which: Prisma.Sql,
): Promise<PublicRepository> {
  const [row] = await tx.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository WHERE ${which} AND ${reachable(actor)}`
  if (!row) throw notFound('Repository')
  return publicRepository(row)
}

/** Takes one that the actor manages for the rest of the transaction. Throws `not_found`, or `forbidden` for a known one. */
export async function takeManagedRepository(
  tx: Transaction,
  actor: AccountActor,
  id: string,
): Promise<PublicRepository> {
  const byId = Prisma.sql`id = ${id}::uuid`
  await tx.$queryRaw`SELECT id FROM repository WHERE ${byId} AND ${reachable(actor)} FOR UPDATE`
  const repository = await readRepository(tx, actor, byId)
  if (!repository.canManage) throw new AppError('forbidden', whoCanChange(repository))
  return repository
}
