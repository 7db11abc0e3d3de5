import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { nameTaken, readGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { updateGroupSchema, type UpdateGroup } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'

/** Updates name and description; an absent one is not changed. */
export async function updateGroup(
  actor: Actor,
  organizationName: string,
  group: string,
  input: UpdateGroup,
  shown?: Shown,
): Promise<PublicGroup> {
  return mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const given = parse(updateGroupSchema, input)
    const before = await readGroup(tx, actor, organization, group)
    const { name = before.name, description = before.description } = given
    const others = { organizationId: organization.id, name, id: { not: before.id } }
    if (await tx.group.count({ where: others })) throw nameTaken(name)
    const wanted = { name, description }
    const changes = changesOf(before, wanted, shown)
    await tx.group.updateMany({ where: { id: before.id, organizationId: organization.id }, data: wanted })
    const after = { ...before, ...wanted }
    return { result: after, audit: changes ? groupAudit('update', organization, after, changes) : [] }
  })
}
