import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { nameTaken, lockGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { updateGroupSchema, type UpdateGroup } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'

/** Saves name and description; an absent one stays as it is. */
export async function updateGroup(
  actor: Actor,
  organizationName: string,
  group: string,
  input: UpdateGroup,
): Promise<PublicGroup> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.edit')
  const { name, description } = parse(updateGroupSchema, input)
  try {
    return await mutate(actor, async (tx) => {
      const before = await lockGroup(tx, actor, organization, group)
      const wanted = { name: name ?? before.name, description: description ?? before.description }
      const changed = (['name', 'description'] as const)
        .filter((field) => before[field] !== wanted[field])
        .map((field) => [field, { from: before[field], to: wanted[field] }])
      await tx.group.updateMany({
        where: { id: before.id, organizationId: organization.id },
        data: wanted,
      })
      const after = { ...before, ...wanted }
      const audit = groupAudit('update', organization, after, Object.fromEntries(changed))
      return { result: after, audit: changed.length ? audit : [] }
    })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw nameTaken(name!)
  }
}
