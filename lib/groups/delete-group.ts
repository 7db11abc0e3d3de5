import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { lockGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { lockOrganizationById } from '#lib/members/member-rows.ts'

/** Its members stay in the organization, and lose from the next request on what only the group gave. */
export async function deleteGroup(
  actor: Actor,
  organizationName: string,
  group: string,
): Promise<PublicGroup> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.edit')
  return mutate(actor, async (tx) => {
    // Ahead of whoever is joining by an invite into this group.
    await lockOrganizationById(tx, organization)
    const taken = await lockGroup(tx, actor, organization, group)
    await tx.group.deleteMany({ where: { id: taken.id, organizationId: organization.id } })
    const { description, members, repositories } = taken
    return {
      result: taken,
      audit: groupAudit('delete', organization, taken, { description, members, repositories }),
    }
  })
}
