import { randomUUID } from 'node:crypto'
import { env } from '#lib/env.ts'
import type { GrantedAccess } from '#lib/registry/decide.ts'
import { readSubject, type Subject } from '#lib/registry/subject.ts'
import type { Secret } from '#lib/secret.ts'
import type { Keyring } from '#lib/signing-keys/keyring.ts'
import { signJwt } from '#lib/signing-keys/sign-jwt.ts'
import { verifyJwt } from '#lib/signing-keys/verify-jwt.ts'
import { minute, second } from '#lib/time.ts'

/**
 * Signs a registry token: an ES256 JWT with its certificate in the header, a string as audience and whole seconds, as
 * both Distribution 2 and 3 require.
 */
export function signRegistryToken(
  keyring: Keyring,
  subject: string,
  access: GrantedAccess[],
  now: Date,
): Promise<string> {
  const issued = Math.floor(now.getTime() / second)
  return signJwt(keyring, {
    iss: env.REGISTRY_ISSUER,
    aud: env.REGISTRY_SERVICE,
    sub: subject,
    iat: issued,
    // Also valid where the registry's clock is a little behind.
    nbf: issued - minute / second,
    exp: issued + env.REGISTRY_TOKEN_SECONDS,
    jti: randomUUID(),
    access,
  })
}

/** What a registry token says, if Gatehouse signed it for its registry and it has not expired. */
export async function readRegistryToken(
  token: Secret,
): Promise<{ subject: Subject | null; access: GrantedAccess[] } | null> {
  const expected = { issuer: env.REGISTRY_ISSUER, audience: env.REGISTRY_SERVICE }
  const claims = await verifyJwt(token.reveal(), expected)
  return (
    claims && { subject: readSubject(claims.sub ?? ''), access: (claims.access ?? []) as GrantedAccess[] }
  )
}
