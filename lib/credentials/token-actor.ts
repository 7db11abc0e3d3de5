import type { OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** The actor of a usable token. */
export function tokenActor(token: FoundToken, address: string): TokenActor | OrganizationActor {
  const { id: tokenId, hint, allRepositories } = token
  const by = { tokenId, hint, allRepositories, address }
  if (token.accountId === null) {
    const { organizationId, organizationName, label: tokenName, scopes, publicRead, allPush } = token
    const organization = { organizationId, organizationName, scopes, publicRead, allPush }
    return { kind: 'organization', ...by, tokenName, ...organization }
  }
  const { accountId, username, description: tokenName, permission } = token
  return { kind: 'token', ...by, tokenName, accountId, username, permission }
}
