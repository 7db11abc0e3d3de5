import { jwtVerify } from 'jose'
import { z } from 'zod'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { issuerKeys } from '#lib/oidc/issuer-keys.ts'
import { signingAlgorithms as algorithms } from '#lib/oidc/signing-algorithms.ts'

/** Whose sessions a provider ends: one of its own, or all of a person. */
export type ProviderLogout = {
  issuer: string
  tokenId: string
  subject: string | null
  session: string | null
}

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** OpenID Connect Back-Channel Logout 1.0, 2.4. */
const claims = z
  .object({
    iss: z.string(),
    jti: z.string().min(1).max(1000),
    sub: z.string().min(1).max(255).optional(),
    sid: z.string().min(1).max(255).optional(),
    nonce: z.undefined().optional(),
    events: z.object({ [event]: z.record(z.string(), z.unknown()) }),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** How long after it was issued a token is taken; a clock may be a minute off. */
export const logoutTokenPolicy = { maxAgeSeconds: 300, toleranceSeconds: 60 } as const

/** Throws `invalid` for whatever the identity provider did not sign to end sessions here, now. */
export async function verifyLogoutToken(token: string, now: Date): Promise<ProviderLogout> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: audience } = env
  if (!issuer || !audience) throw new AppError('not_found', 'No identity provider is set.')
  const { maxAgeSeconds: maxTokenAge, toleranceSeconds: clockTolerance } = logoutTokenPolicy
  const options = { audience, maxTokenAge, clockTolerance, currentDate: now, algorithms }
  try {
    // The provider's address is a setting, so it may be anywhere.
    const keys = issuerKeys({ issuer, mayBePrivate: 'anywhere' })
    const { payload } = await jwtVerify(token, keys, { ...options, issuer: [issuer, `${issuer}/`] })
    const { iss, jti, sub, sid } = claims.parse(payload)
    return { issuer: iss, tokenId: jti, subject: sub ?? null, session: sid ?? null }
  } catch (cause) {
    throw new AppError('invalid', 'This is no valid logout token.', { cause })
  }
}
