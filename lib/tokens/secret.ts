import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { env } from '#lib/env.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { hashSecret, Secret } from '#lib/secret.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const randomLength = 30
const checksumLength = 6

const prefixOf = (kind: OwnerKind) => `${env.TOKEN_PREFIX}_${tokenPolicies[kind].secretPrefix}_`
const prefixes = [prefixOf('account'), prefixOf('organization')]
const prefixLength = prefixes[0]!.length

/** `gate_pat_` or `gate_oat_`, 30 random base62 characters, and 6 that are the CRC-32 of all before them. */
export const newSecret = (kind: OwnerKind): Secret => secretAfter(prefixOf(kind))

/** The same after another prefix, for what is no access token. */
export function secretAfter(prefix: string): Secret {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  const body = prefix + random
  return new Secret(body + checksum(body))
}

/** Whether the text looks like a token; such text is never tried as a password. */
export function looksLikeToken(text: string): boolean {
  return prefixes.some((prefix) => text.startsWith(prefix))
}

export function isOrganizationSecret(text: string): boolean {
  return text.startsWith(prefixOf('organization'))
}

/** Checks prefix, length, alphabet and CRC-32 without a database. */
export function isWellFormed(text: string): boolean {
  if (text.length !== prefixLength + randomLength + checksumLength || !looksLikeToken(text)) return false
  if (!/^[0-9A-Za-z]*$/.test(text.slice(prefixLength))) return false
  const body = text.slice(0, -checksumLength)
  return checksum(body) === text.slice(-checksumLength)
}

/** Whether the text is a token of a Gatehouse with another `TOKEN_PREFIX`. */
export function isForeignToken(text: string): boolean {
  if (looksLikeToken(text) || !/^[a-z]{2,12}_[op]at_[0-9A-Za-z]{36}$/.test(text)) return false
  return checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)
}

/** The text that distinguishes tokens: `gate_pat_…k3Fq`. */
export function hintOf(secret: Secret): string {
  const text = secret.reveal()
  return `${text.slice(0, prefixLength)}…${text.slice(-4)}`
}

/** The columns of a token that its secret makes. */
export const storedSecret = (secret: Secret) => ({
  secretHash: hashSecret(secret.reveal()),
  hint: hintOf(secret),
})

/** What tells the secrets of one token apart. */
export function lastFourOf(hint: string): string {
  return hint.slice(-4)
}

/** CRC-32 in base62, six characters, zero-padded. */
function checksum(body: string): string {
  let rest = crc32(body)
  let digits = ''
  for (let place = 0; place < checksumLength; place++) {
    digits = alphabet[rest % alphabet.length]! + digits
    rest = Math.floor(rest / alphabet.length)
  }
  return digits
}
