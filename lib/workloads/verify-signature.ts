import { calculateJwkThumbprint, compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import { issuerKeys } from '#lib/oidc/issuer-keys.ts'
import { signingAlgorithms } from '#lib/oidc/signing-algorithms.ts'
import { hashSecret } from '#lib/secret.ts'
import type { AssertionClaims } from '#lib/workloads/claim-of.ts'
import type { KeySet } from '#lib/workloads/schema.ts'

/** An assertion whose signature is right, whatever it says. `hash` tells it from others. */
export type Proven = { typ: string | null; claims: AssertionClaims; hash: Buffer<ArrayBuffer> }

/** Why a signature counts for nothing, in words for the owners of the workload alone. */
export type Unproven = { reason: string }

/** Tries the keys of an issuer, or those that were pasted. Throws nothing for what others sent. */
export async function verifySignature(
  assertion: string,
  { issuer, jwks }: { issuer: string; jwks: KeySet | null },
): Promise<Proven | Unproven> {
  try {
    const keys = jwks
      ? createLocalJWKSet(jwks as JSONWebKeySet)
      : issuerKeys({ issuer, mayBePrivate: 'where set' })
    const { payload, protectedHeader, key } = await compactVerify(assertion, keys, {
      algorithms: signingAlgorithms,
    })
    // Such a payload is signed as it stands, so that it is none of a JWT (RFC 7797, 7).
    if (protectedHeader.crit !== undefined) return { reason: 'The token has a critical extension.' }
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
    if (typeof claims !== 'object' || claims === null || Array.isArray(claims))
      return { reason: 'What was signed is no object.' }
    const signedBy = await calculateJwkThumbprint(key as CryptoKey)
    const { typ } = protectedHeader
    const said = claims as AssertionClaims
    return { typ: typ ?? null, claims: said, hash: hashOf(assertion, said, signedBy) }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/**
 * By its id, as the key that signed it counts them: nobody else's key can use one up. Without an id by all that was signed, and not
 * the signature, of which there can be several.
 */
function hashOf(assertion: string, { iss, jti }: AssertionClaims, signedBy: string): Buffer<ArrayBuffer> {
  const signed = assertion.slice(0, assertion.lastIndexOf('.'))
  return hashSecret(JSON.stringify(typeof jti === 'string' ? ['jti', iss, signedBy, jti] : ['all', signed]))
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWKSNoMatchingKey) return 'None of the issuer’s keys has signed the token.'
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'The token does not say which of the issuer’s keys has signed it.'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature is wrong.'
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The token is signed with an algorithm that is not taken.'
  if (error instanceof errors.JWSInvalid || error instanceof SyntaxError) return 'The token is malformed.'
  const cause = error instanceof Error ? error.message : ''
  return `The issuer’s keys could not be read. ${cause}`.trim().slice(0, 300)
}
