import { randomUUID } from 'node:crypto'
import { readHmacJwt, signHmacJwt } from '#lib/credentials/hmac-jwt.ts'
import { env } from '#lib/env.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { Secret } from '#lib/secret.ts'
import { minute, second } from '#lib/time.ts'

/**
 * The row that an API bearer token refers to, which is read on every request: a session by its secret, a token by its id and which
 * of its secrets was shown.
 */
export type BearerSubject =
  { kind: 'session'; secret: Secret } | { kind: 'token'; id: string; lastFour: string }

export const bearerSeconds = 600

/** Used for nothing else, so that whatever it has signed is one of these. Only Gatehouse reads them. */
const bearerKey = () => deriveSecret('api-bearer')

/** Replicas' clocks differ a little. */
const leewaySeconds = 5

export async function signBearer(subject: BearerSubject, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / second)
  return signHmacJwt(await bearerKey(), {
    iss: env.PUBLIC_URL,
    // No registry can have this name, so none takes such a token for its own.
    aud: `${env.REGISTRY_SERVICE}/api`,
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

/** Null if Gatehouse did not sign it for its API, or if it does not hold now. */
export async function readBearerSubject(bearer: Secret, now: Date): Promise<BearerSubject | null> {
  const claims = readHmacJwt(await bearerKey(), bearer.reveal()) as {
    sub: string
    nbf: number
    exp: number
  } | null
  if (!claims) return null
  const time = now.getTime() / second
  if (time < claims.nbf - leewaySeconds || time >= claims.exp + leewaySeconds) return null
  const [, secret, lastFour, id] =
    /^(?:session\/([\w-]+)|token\/([\dA-Za-z]{4})-([\da-f-]{36}))$/.exec(claims.sub) ?? []
  if (secret) return { kind: 'session', secret: new Secret(secret) }
  return id && lastFour ? { kind: 'token', id, lastFour } : null
}
