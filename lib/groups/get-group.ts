import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'

/** By its name or its id. */
export async function getGroup(actor: Actor, organizationName: string, group: string): Promise<PublicGroup> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.read')
  return readGroup(db, actor, organization, group)
}
