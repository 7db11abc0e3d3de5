import { randomUUID } from 'node:crypto'
import { env } from '#lib/env.ts'
import type { GrantedAccess } from '#lib/registry/decide.ts'
import type { Secret } from '#lib/secret.ts'
import type { Keyring } from '#lib/signing-keys/keyring.ts'
import { signJwt } from '#lib/signing-keys/sign-jwt.ts'
import { verifyJwt } from '#lib/signing-keys/verify-jwt.ts'
import { second } from '#lib/time.ts'

/**
 * Signs what a registry reads: a JWT in ES256 with its certificate in the header, a plain string for audience and whole
 * seconds, as Distribution 2 and 3 both ask.
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
    nbf: issued,
    exp: issued + env.REGISTRY_TOKEN_SECONDS,
    jti: randomUUID(),
    access,
  })
}

/** Whether Gatehouse itself signed this token for its registry and it still holds. */
export async function isOwnRegistryToken(token: Secret): Promise<boolean> {
  const expected = { issuer: env.REGISTRY_ISSUER, audience: env.REGISTRY_SERVICE }
  return (await verifyJwt(token.reveal(), expected)) !== null
}
