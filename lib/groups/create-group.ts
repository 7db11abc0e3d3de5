import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { nameTaken, readGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { createGroupSchema, type CreateGroup } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'

export async function createGroup(
  actor: Actor,
  organizationName: string,
  input: CreateGroup,
): Promise<PublicGroup> {
  return mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const { name, description } = parse(createGroupSchema, input)
    const { count } = await tx.group.createMany({
      data: { organizationId: organization.id, name, description },
      skipDuplicates: true,
    })
    if (count === 0) throw nameTaken(name)
    const group = await readGroup(tx, actor, organization, name)
    return { result: group, audit: groupAudit('create', organization, group, { description }) }
  })
}
