import { randomUUID, sign } from 'node:crypto'
import { jwtVerify } from 'jose'
import { env } from '#lib/env.ts'
import type { GrantedAccess } from '#lib/registry/decide.ts'
import { keyring, type Keyring } from '#lib/signing-keys/keyring.ts'
import { second } from '#lib/time.ts'

/**
 * Signs what a registry reads: a JWT in ES256 with its certificate in the header, a plain string for audience and whole
 * seconds, as Distribution 2 and 3 both ask.
 */
export function signRegistryToken(
  { signing: { privateKey, header } }: Keyring,
  subject: string,
  access: GrantedAccess[],
  now: Date,
): string {
  const issued = Math.floor(now.getTime() / second)
  const claims = {
    iss: env.REGISTRY_ISSUER,
    aud: env.REGISTRY_SERVICE,
    sub: subject,
    iat: issued,
    nbf: issued,
    exp: issued + env.REGISTRY_TOKEN_SECONDS,
    jti: randomUUID(),
    access,
  }
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}

/** Whether Gatehouse itself signed this token for its registry and it still holds. */
export async function isOwnRegistryToken(token: string): Promise<boolean> {
  const { verifying } = await keyring()
  const keyOf = ({ kid = '' }: { kid?: string }) => {
    const key = verifying.get(kid)
    if (!key) throw new Error('unknown key')
    return key
  }
  const checks = { issuer: env.REGISTRY_ISSUER, audience: env.REGISTRY_SERVICE, algorithms: ['ES256'] }
  return jwtVerify(token, keyOf, { ...checks, requiredClaims: ['exp'], clockTolerance: leewaySeconds }).then(
    () => true,
    () => false,
  )
}

/** Replicas' clocks differ a little. */
const leewaySeconds = 5
