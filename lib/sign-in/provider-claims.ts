import { z } from 'zod'
import { email } from '#lib/accounts/schema.ts'
import type { ProviderIdentity } from '#lib/sign-in/link-identity.ts'

/** What an ID token says of a person (OpenID Connect Core, 5.1). An address counts only where the provider verified it. */
export type ProviderClaims = ProviderIdentity & { email: string | null; name: string; username: string }

const claims = z.object({
  iss: z.string().min(1).max(2000),
  sub: z.string().min(1).max(255),
  sid: z.string().min(1).max(255).optional(),
  email: email.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().trim().optional().catch(undefined),
  preferred_username: z.string().trim().optional().catch(undefined),
})

/** Throws where a token names nobody. */
export function readClaims(given: unknown): ProviderClaims {
  const { iss: issuer, sub: subject, sid, email_verified, ...said } = claims.parse(given)
  const email = email_verified === true ? (said.email ?? null) : null
  const username = said.preferred_username?.split('@')[0] || email?.split('@')[0] || ''
  return { issuer, subject, session: sid ?? null, email, username, name: said.name || username }
}
