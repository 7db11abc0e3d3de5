import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { visibleRepositories, readGroup } from '#lib/groups/group-rows.ts'
import {
  groupRepositorySchema,
  type GroupRepositoryInput,
  type SetGroupRepository,
} from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'
import { nameInNamespace } from '#lib/repositories/repository-name.ts'

/** The group's access to a repository. Throws `not_found` for one it gives none to, or that the actor may not know. */
export async function getGroupRepository(
  actor: Actor,
  organizationName: string,
  group: string,
  input: GroupRepositoryInput,
): Promise<SetGroupRepository['access']> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.read')
  const { repository: name } = parse(groupRepositorySchema, input)
  const { id } = await readGroup(db, actor, organization, group)
  const [found] = nameInNamespace.test(name)
    ? await db.$queryRaw<{ access: SetGroupRepository['access'] }[]>`
        SELECT access FROM group_repository JOIN repository ON repository.id = repository_id
        WHERE group_id = ${id}::uuid AND namespace = ${organization.name} AND name = ${name}
          AND ${visibleRepositories(actor)}`
    : []
  if (!found) throw notFound('Repository')
  return found.access
}
