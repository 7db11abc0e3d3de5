import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { fetchJson } from '#lib/oidc/fetch-json.ts'
import { minute, second } from '#lib/time.ts'

/** For how long keys are kept, and how soon they are fetched again: for an unknown one, and where that failed. */
const policy = {
  keptFor: 60 * minute,
  unknownAfter: 30 * second,
  failedAfter: 10 * second,
  issuers: 500,
} as const

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url().max(2000) })
const keySet = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string() }))
    .min(1)
    .max(100),
})

type Held = { at: number; reading: Promise<JWTVerifyGetKey>; hasFailed: boolean }
const held = new Map<string, Held>()

/** An issuer, and whether the installation's settings name its host, so that it may be in a private network. */
export type KnownIssuer = { issuer: string; isTrusted: (url: URL) => boolean }

/**
 * Finds the key that has signed, by the issuer's metadata (OpenID Connect Discovery 1.0). Keys are kept for an hour, and
 * fetched again for one that is unknown, at most every 30 seconds; requests that wait share one answer.
 */
export const issuerKeys =
  (known: KnownIssuer, now = () => Date.now()): JWTVerifyGetKey =>
  async (header, token) => {
    const first = read(known, policy.keptFor, now())
    try {
      return await (
        await first.reading
      )(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      const next = read(known, policy.unknownAfter, now())
      if (next === first) throw error
      return (await next.reading)(header, token)
    }
  }

/** What is kept of the issuer, unless it is older than that. */
function read(known: KnownIssuer, keptFor: number, now: number): Held {
  const { issuer } = known
  const kept = held.get(issuer)
  if (kept && now - kept.at < (kept.hasFailed ? policy.failedAfter : keptFor)) return kept
  const next: Held = { at: now, reading: readKeys(known), hasFailed: false }
  next.reading.catch(() => (next.hasFailed = true))
  held.delete(issuer)
  held.set(issuer, next)
  if (held.size > policy.issuers) held.delete(held.keys().next().value!)
  return next
}

async function readKeys({ issuer, isTrusted }: KnownIssuer): Promise<JWTVerifyGetKey> {
  const address = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const said = metadata.parse(await fetchJson(address, isTrusted(address)))
  if (said.issuer.replace(/\/$/, '') !== issuer.replace(/\/$/, ''))
    throw new Error('The metadata is of another issuer.')
  const keys = new URL(said.jwks_uri)
  return createLocalJWKSet(keySet.parse(await fetchJson(keys, isTrusted(keys))) as JSONWebKeySet)
}
