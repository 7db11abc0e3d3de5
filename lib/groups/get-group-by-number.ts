import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'

/** By its number in Hub's API. */
export async function getGroupByNumber(
  actor: Actor,
  organizationName: string,
  number: number,
): Promise<PublicGroup> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.read')
  const where = { number, organizationId: organization.id }
  const group = await db.group.findFirst({ where, select: { id: true } })
  if (!group) throw notFound('Group')
  return readGroup(db, actor, organization, group.id)
}
