import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { parseId } from '#lib/parse.ts'
import { readOrganizationToken } from '#lib/tokens/organization-token-rows.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'

export async function getOrganizationToken(
  actor: Actor,
  organizationName: string,
  id: string,
): Promise<OrganizationTokenDetails> {
  const organization = await authorizeOrganization(actor, organizationName, 'token.manage')
  return readOrganizationToken(db, organization.id, parseId('Token', id))
}
