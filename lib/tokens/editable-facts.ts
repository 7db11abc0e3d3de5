import type { Fact } from '#lib/audit/mutate.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { textsOf } from '#lib/tokens/texts-of.ts'

/** What an edit can change about a token, in words for the log; an edit form shows the same. */
export function editableFacts<Kind extends OwnerKind>(
  kind: Kind,
  token: TokenDetails<Kind>,
): Record<string, Fact> {
  const expiresAt = token.expiresAt?.toISOString() ?? null
  const services = token.services.map(({ fullName, permissions }) => `${fullName}: ${permissions.join(', ')}`)
  return { ...textsOf(kind, token), expiresAt, ...grantOf(kind).describe(token), services }
}
