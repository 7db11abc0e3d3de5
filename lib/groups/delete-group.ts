import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'

/** Its members stay in the organization. They lose access that only the group gave them from the next request. */
export async function deleteGroup(
  actor: Actor,
  organizationName: string,
  group: string,
): Promise<PublicGroup> {
  return mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const taken = await readGroup(tx, actor, organization, group)
    await tx.group.deleteMany({ where: { id: taken.id, organizationId: organization.id } })
    const { description, members, repositories } = taken
    return {
      result: taken,
      audit: groupAudit('delete', organization, taken, { description, members, repositories }),
    }
  })
}
