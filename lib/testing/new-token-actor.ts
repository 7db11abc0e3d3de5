import type { AccountActor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'

/** Who acts by a new token of an account, the strongest one unless `columns` say otherwise. */
export async function newTokenActor(
  owner: AccountActor,
  columns: Parameters<typeof newToken>[1] = {},
): Promise<TokenActor> {
  const { secret } = await newToken(owner, { permission: 'admin', ...columns })
  return tokenActor((await findTokenBySecret(secret))!, owner.address) as TokenActor
}

/** An organization as it acts by a new token of its own. */
export async function newOrganizationActor(
  organization: { id: string },
  columns: Parameters<typeof newOrganizationToken>[1] = {},
): Promise<OrganizationActor> {
  const { secret } = await newOrganizationToken(organization, { label: 'CI', ...columns })
  return tokenActor((await findTokenBySecret(secret))!, '192.0.2.2') as OrganizationActor
}
