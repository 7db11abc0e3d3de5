import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { fetchJson } from '#lib/oidc/fetch-json.ts'
import { isTrustedHost } from '#lib/oidc/is-trusted-host.ts'
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

type Reading = { at: number; reading: Promise<JWTVerifyGetKey> }
/** `again` is the latest reading for a key that is not among these. */
type Held = Reading & { hasFailed: boolean; again?: Reading }
const held = new Map<string, Held>()

/** An issuer, and whether any of its addresses may be in a private network, or only at hosts that the settings name. */
export type KnownIssuer = { issuer: string; mayBePrivate: 'anywhere' | 'where set' }

/** What was read under one of both is no answer under the other. */
const nameOf = ({ issuer, mayBePrivate }: KnownIssuer) => `${mayBePrivate} ${issuer}`

/**
 * Finds the key that has signed, by the issuer's metadata (OpenID Connect Discovery 1.0). Keys are kept for an hour, and
 * fetched again for one that is unknown, at most every 30 seconds; requests that wait share one answer.
 */
export const issuerKeys =
  (known: KnownIssuer, now = () => Date.now()): JWTVerifyGetKey =>
  async (header, token) => {
    const kept = read(known, now())
    const keys = await kept.reading
    try {
      return await keys(header, token)
    } catch (error) {
      const again = error instanceof errors.JWKSNoMatchingKey && readAgain(known, kept, now())
      if (!again) throw error
      return (await again)(header, token)
    }
  }

/** What is kept of the issuer, unless it is too old. */
function read(known: KnownIssuer, now: number): Held {
  const kept = held.get(nameOf(known))
  if (kept && now - kept.at < (kept.hasFailed ? policy.failedAfter : policy.keptFor)) return kept
  const next: Held = { at: now, reading: readKeys(known), hasFailed: false }
  next.reading.catch(() => (next.hasFailed = true))
  hold(known, next)
  return next
}

/** Anybody can send an unknown key: those that are known count on meanwhile, and where the issuer doesn't answer. */
function readAgain(known: KnownIssuer, kept: Held, now: number): Promise<JWTVerifyGetKey> | null {
  if (now - (kept.again ?? kept).at < policy.unknownAfter) return kept.again?.reading ?? null
  const next = { at: now, reading: readKeys(known) }
  kept.again = next
  next.reading.then(
    () => held.get(nameOf(known)) === kept && hold(known, { ...next, hasFailed: false }),
    () => undefined,
  )
  return next.reading
}

function hold(known: KnownIssuer, next: Held): void {
  held.delete(nameOf(known))
  held.set(nameOf(known), next)
  if (held.size > policy.issuers) held.delete(held.keys().next().value!)
}

async function readKeys({ issuer, mayBePrivate }: KnownIssuer): Promise<JWTVerifyGetKey> {
  const isTrusted = mayBePrivate === 'anywhere' ? () => true : isTrustedHost
  const address = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const said = metadata.parse(await fetchJson(address, isTrusted(address)))
  if (said.issuer.replace(/\/$/, '') !== issuer.replace(/\/$/, ''))
    throw new Error('The metadata is of another issuer.')
  const keys = new URL(said.jwks_uri)
  return createLocalJWKSet(keySet.parse(await fetchJson(keys, isTrusted(keys))) as JSONWebKeySet)
}
