import type { AccountActor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { findTokenById } from '#lib/tokens/find-token-by-id.ts'

/** Who acts by a new token of an account, the strongest one unless `columns` say otherwise. */
export async function newTokenActor(
  owner: AccountActor,
  columns: Parameters<typeof newToken>[1] = {},
): Promise<TokenActor> {
  const { id } = await newToken(owner, { permission: 'admin', ...columns })
  return tokenActor((await findTokenById(id))!, owner.address) as TokenActor
}

/** An organization as it acts by a new token of its own. */
export async function newOrganizationActor(
  organization: { id: string },
  columns: Parameters<typeof newOrganizationToken>[1] = {},
): Promise<OrganizationActor> {
  const { id } = await newOrganizationToken(organization, { label: 'CI', ...columns })
  return tokenActor((await findTokenById(id))!, '192.0.2.2') as OrganizationActor
}
