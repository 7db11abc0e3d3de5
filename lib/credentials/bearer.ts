import { randomUUID } from 'node:crypto'
import { env } from '#lib/env.ts'
import type { Secret } from '#lib/secret.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'
import { signJwt } from '#lib/signing-keys/sign-jwt.ts'
import { verifyJwt } from '#lib/signing-keys/verify-jwt.ts'
import { second } from '#lib/time.ts'

/** The row that an API bearer token refers to; it is read on every request. */
export type BearerSubject = { kind: 'session' | 'token'; id: string }

export const bearerSeconds = 600

// No registry can have this service name, so registry tokens and API tokens are never interchangeable.
const parties = { issuer: env.PUBLIC_URL, audience: `${env.REGISTRY_SERVICE}/api` }

export async function signBearer({ kind, id }: BearerSubject, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / second)
  return signJwt(await keyring(), {
    iss: parties.issuer,
    aud: parties.audience,
    sub: `${kind}/${id}`,
    iat: issued,
    nbf: issued,
    exp: issued + bearerSeconds,
    jti: randomUUID(),
  })
}

/** Null if Gatehouse did not sign it for its API, or if it has expired. */
export async function readBearerSubject(bearer: Secret): Promise<BearerSubject | null> {
  const claims = await verifyJwt(bearer.reveal(), parties)
  const [, kind, id] = /^(session|token)\/([\da-f-]{36})$/.exec(claims?.sub ?? '') ?? []
  return kind && id ? { kind: kind as BearerSubject['kind'], id } : null
}
