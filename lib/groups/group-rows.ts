import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { reachable } from '#lib/repositories/reachable.ts'

type Organization = { id: string; name: string }

/**
 * The organization's repositories that an actor may know about: for a person those they can access, for its token all.
 */
export const visibleRepositories = (actor: Actor) =>
  actor.kind === 'account' ? reachable(actor) : Prisma.sql`true`

export const groupColumns = (actor: Actor) => Prisma.sql`
  member_group.id, member_group.number, member_group.name, member_group.description, member_group.created_at AS "createdAt",
  (SELECT count(*)::int FROM group_member WHERE group_id = member_group.id) AS members,
  (SELECT count(*)::int FROM group_repository JOIN repository ON repository.id = repository_id
    WHERE group_id = member_group.id AND ${visibleRepositories(actor)}) AS repositories`

/** A group by its name or its id; no name is as long as an id. */
function named({ id }: Organization, group: string): Prisma.Sql {
  if (!/^[!-~]+$/.test(group)) throw notFound('Group')
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(group)
  const which = isId ? Prisma.sql`id = ${group}::uuid` : Prisma.sql`name = ${group}`
  return Prisma.sql`organization_id = ${id}::uuid AND ${which}`
}

/** One group of the organization. Throws `not_found`. */
export async function readGroup(
  tx: Transaction,
  actor: Actor,
  organization: Organization,
  group: string,
): Promise<PublicGroup> {
  const [row] = await tx.$queryRaw<PublicGroup[]>`
    SELECT ${groupColumns(actor)} FROM member_group WHERE ${named(organization, group)}`
  if (!row) throw notFound('Group')
  return row
}

export function nameTaken(name: string): AppError {
  const message = `There is already a group named ${name}. Choose another name.`
  return new AppError('conflict', message, { fields: { name: message } })
}
