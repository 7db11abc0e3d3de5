import type { OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** The actor of a usable token. */
export function tokenActor(token: FoundToken, address: string): TokenActor | OrganizationActor {
  const { id: tokenId, hint, allRepositories, publicRead } = token
  const by = { tokenId, hint, allRepositories, publicRead, address }
  if (token.accountId === null) {
    const { organizationId, organizationName, workloadId, label: tokenName, scopes } = token
    const { allPush, pullPrefixes, pushPrefixes } = token
    const images = { allPush, pullPrefixes, pushPrefixes }
    return {
      kind: 'organization',
      ...by,
      tokenName,
      organizationId,
      organizationName,
      workloadId,
      scopes,
      ...images,
    }
  }
  const { accountId, username, description: tokenName, permission } = token
  return { kind: 'token', ...by, tokenName, accountId, username, permission }
}
