import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { reachable } from '#lib/repositories/reachable.ts'

export const repositoryColumns = Prisma.sql`
  repository.id, repository.namespace, repository.name, repository.description, repository.visibility,
  repository.created_at AS "createdAt", repository.last_pushed_at AS "lastPushedAt",
  repository.last_pulled_at AS "lastPulledAt"`

/** One repository that the actor may know of. Throws `not_found`. */
export async function readRepository(
  tx: Transaction,
  actor: AccountActor,
  which: Prisma.Sql,
): Promise<PublicRepository> {
  const [row] = await tx.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns} FROM repository WHERE ${which} AND ${reachable(actor.username)}`
  if (!row) throw notFound('Repository')
  return publicRepository(row, actor)
}

/** Takes one of the actor's own for the rest of the transaction. Throws `not_found`, or `forbidden` for a known one. */
export async function takeOwnRepository(
  tx: Transaction,
  actor: AccountActor,
  id: string,
): Promise<PublicRepository> {
  const byId = Prisma.sql`id = ${id}::uuid`
  await tx.$queryRaw`SELECT id FROM repository WHERE ${byId} AND namespace = ${actor.username} FOR UPDATE`
  const repository = await readRepository(tx, actor, byId)
  if (!repository.isOwn)
    throw new AppError('forbidden', `Only ${repository.namespace} can change this repository.`)
  return repository
}
