import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** Where the owner's tokens are. */
export function tokensPageOf(token: FoundToken): string {
  return (
    env.PUBLIC_URL + (token.accountId === null ? paths.accessTokens(token.organizationName) : paths.security)
  )
}

/** Who can make another token, and where. */
export function describeReplacement(token: FoundToken): string {
  const page = tokensPageOf(token)
  if (token.accountId !== null) return `Create a new one at ${page}`
  return `An owner of ${token.organizationName} can create a new one at ${page}`
}
