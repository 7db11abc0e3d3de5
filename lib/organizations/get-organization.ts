import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization, type Standing } from '#lib/authz/authorize-organization.ts'

/** An organization as its members and the owners of its company see it. */
export function getOrganization(actor: Actor, name: string): Promise<Standing> {
  return authorizeOrganization(actor, name, 'organization.read')
}
