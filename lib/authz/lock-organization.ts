import type { Actor } from '#lib/authz/actor.ts'
import { assertPermitted, standingOf } from '#lib/authz/authorize-organization.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'

/** An organization and who acts there, as both are until the transaction ends. */
type Locked = { organization: Standing; actor: Actor }

/**
 * Waits for the organization's row first and decides then, so that a role, a plan, a setting or the acting token changed
 * meanwhile counts. All take locks in this order: company, organization, account, session or token, repository.
 */
export async function lockOrganization(
  tx: Prisma.TransactionClient,
  actor: Actor,
  name: string,
  permission: OrganizationPermission,
): Promise<Locked> {
  const decide = async (by: Actor) => {
    const [standing] = await tx.$queryRaw<Standing[]>(standingOf(by, name))
    return assertPermitted(by, standing, permission)
  }
  // Who may not anyway keeps nobody waiting.
  await decide(actor)
  await tx.$queryRaw`SELECT 1 FROM organization WHERE name = ${name} FOR UPDATE`
  const present = await lockActor(tx, actor)
  return { organization: await decide(present), actor: present }
}
