import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import type { Standing } from '#lib/authz/standing.ts'

/** An organization as its members and the owners of its company see it. */
export function getOrganization(actor: Actor, name: string): Promise<Standing> {
  return authorizeOrganization(actor, name, 'organization.read')
}
