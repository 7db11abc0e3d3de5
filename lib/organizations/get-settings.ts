import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import type { Standing } from '#lib/authz/standing.ts'

/** An organization's settings, for those who may change them. */
export function getSettings(actor: Actor, name: string): Promise<Standing> {
  return authorizeOrganization(actor, name, 'organization.edit')
}
