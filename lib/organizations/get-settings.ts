import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization, type Standing } from '#lib/authz/authorize-organization.ts'

/** An organization for who may change it. */
export function getSettings(actor: Actor, name: string): Promise<Standing> {
  return authorizeOrganization(actor, name, 'organization.edit')
}
