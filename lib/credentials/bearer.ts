import { randomUUID } from 'node:crypto'
import { env } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'
import { signJwt } from '#lib/signing-keys/sign-jwt.ts'
import { verifyJwt } from '#lib/signing-keys/verify-jwt.ts'
import { minute, second } from '#lib/time.ts'

/**
 * The row that an API bearer token refers to, which is read on every request: a session by its secret, a token by its id and which
 * of its secrets was shown.
 */
export type BearerSubject =
  { kind: 'session'; secret: Secret } | { kind: 'token'; id: string; lastFour: string }

export const bearerSeconds = 600

// No registry can have this service name, so registry tokens and API tokens are never interchangeable.
const parties = { issuer: env.PUBLIC_URL, audience: `${env.REGISTRY_SERVICE}/api` }

export async function signBearer(subject: BearerSubject, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / second)
  return signJwt(await keyring(), {
    iss: parties.issuer,
    aud: parties.audience,
    sub:
      subject.kind === 'session'
        ? `session/${subject.secret.reveal()}`
        : `token/${subject.lastFour}-${subject.id}`,
    iat: issued,
    // Also valid on a replica whose clock is a little behind.
    nbf: issued - minute / second,
    exp: issued + bearerSeconds,
    jti: randomUUID(),
  })
}

/** Null if Gatehouse did not sign it for its API, or if it has expired. */
export async function readBearerSubject(bearer: Secret): Promise<BearerSubject | null> {
  const claims = await verifyJwt(bearer.reveal(), parties)
  const [, secret, lastFour, id] =
    /^(?:session\/([\w-]+)|token\/([\dA-Za-z]{4})-([\da-f-]{36}))$/.exec(claims?.sub ?? '') ?? []
  if (secret) return { kind: 'session', secret: new Secret(secret) }
  return id && lastFour ? { kind: 'token', id, lastFour } : null
}
