import { mutate, type Change, type Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { lockOrganization } from '#lib/authz/lock-organization.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'

/**
 * The one way to write in an organization, as `authorizeOrganization` is to read. `change` gets the standing and the actor as
 * they are under the organization's lock, and parses its input there: only who may learns what is wrong with it.
 */
export function mutateOrganization<Result>(
  actor: Actor,
  name: string,
  permission: OrganizationPermission,
  change: (tx: Transaction, organization: Standing, actor: Actor) => Promise<Change<Result>>,
): Promise<Result> {
  return mutate(actor, async (tx) => {
    const held = await lockOrganization(tx, actor, name, permission)
    return change(tx, held.organization, held.actor)
  })
}
