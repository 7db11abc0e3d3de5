import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { notFound } from '#lib/errors.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import { groupRepositorySchema, type GroupRepositoryInput } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'
import { nameInNamespace } from '#lib/repositories/repository-name.ts'

/** Removes the group's access to a repository; access by role or other groups is kept. */
export async function removeGroupRepository(
  actor: Actor,
  organizationName: string,
  group: string,
  input: GroupRepositoryInput,
): Promise<void> {
  await mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const { repository: name } = parse(groupRepositorySchema, input)
    if (!nameInNamespace.test(name)) throw notFound('Repository')
    const taken = await readGroup(tx, actor, organization, group)
    const { count } = await tx.groupRepository.deleteMany({
      where: { groupId: taken.id, repository: { namespace: organization.name, name } },
    })
    if (count === 0) throw notFound('Repository')
    return {
      result: undefined,
      audit: groupAudit('remove_repository', organization, taken, { repository: name }),
    }
  })
}
