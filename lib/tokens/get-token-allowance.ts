import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { tokenAllowance, type TokenAllowance } from '#lib/tokens/token-allowance.ts'

/** What a form for a new token has to know of the organization: whether one can be made, and how long it may live. */
export async function getTokenAllowance(
  actor: Actor,
  organizationName: string,
): Promise<TokenAllowance & { maxTokenDays: number | null }> {
  const organization = await authorizeOrganization(actor, organizationName, 'token.manage')
  const used = await db.token.count({ where: { organizationId: organization.id } })
  return { ...tokenAllowance(organization, used), maxTokenDays: organization.maxTokenDays }
}
