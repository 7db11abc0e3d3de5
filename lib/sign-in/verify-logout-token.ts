import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

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
    const { issuer: name, keys } = await providerKeys(issuer)
    const { payload } = await jwtVerify(token, keys, { ...options, issuer: name })
    const { jti, sub, sid } = claims.parse(payload)
    return { issuer: name, tokenId: jti, subject: sub ?? null, session: sid ?? null }
  } catch (cause) {
    throw new AppError('invalid', 'This is no valid logout token.', { cause })
  }
}

/** Never with a shared secret: whoever knows the client's could end sessions. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() })
let known: { issuer: string; keys: JWTVerifyGetKey } | undefined

/** As the provider's own metadata has it. The keys are fetched again where one is unknown. */
async function providerKeys(issuer: string) {
  if (known) return known
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  })
  const { issuer: name, jwks_uri } = metadata.parse(await answer.json())
  if (name.replace(/\/$/, '') !== issuer) throw new Error('The metadata is of another issuer.')
  return (known = { issuer: name, keys: createRemoteJWKSet(new URL(jwks_uri)) })
}
