import type { Actor } from '#lib/authz/actor.ts'
import { readNotices, type Notices } from '#lib/notices/read-notices.ts'
import { organizationOwner } from '#lib/owners.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'

/** Of an organization's tokens. */
export async function listOrganizationNotices(
  actor: Actor,
  organization: string,
  now = new Date(),
): Promise<Notices> {
  return readNotices(await authorizeTokens(actor, organizationOwner(organization)), now)
}
