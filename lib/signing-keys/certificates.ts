import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  bits,
  boolean,
  explicit,
  implicit,
  integer,
  objectId,
  octets,
  sequence,
  setOf,
  text,
  time,
} from '#lib/signing-keys/der.ts'
import { day } from '#lib/time.ts'

/** A private key and the certificate of its public half, each in PEM. */
export type KeyAndCertificate = { privateKey: string; certificate: string }

const rootName = 'Gatehouse registry tokens'
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

/**
 * The one certificate that registries are told to trust. It signs nothing but the certificates of signing keys, so these
 * can change without a word to any registry.
 */
export function newRoot(): KeyAndCertificate {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = issue(rootName, keys.publicKey, keys, [
    extension('2.5.29.19', true, sequence(boolean(true), integer(Buffer.from([0])))), // an authority, over leaves only
    extension('2.5.29.15', true, bits(Buffer.from([0b0000_0100]), 2)), // signs certificates
  ])
  return { privateKey: pem(keys.privateKey), certificate }
}

/** A key that signs registry tokens, vouched for by the root. Its id is its RFC 7638 thumbprint. */
export function newSigningKey(root: KeyAndCertificate): KeyAndCertificate & { id: string } {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = thumbprint(keys.publicKey)
  const issuer = {
    privateKey: createPrivateKey(root.privateKey),
    publicKey: new X509Certificate(root.certificate).publicKey,
  }
  const certificate = issue(`Gatehouse signing key ${id.slice(0, 8)}`, keys.publicKey, issuer, [
    extension('2.5.29.15', true, bits(Buffer.from([0b1000_0000]), 7)), // signs data
    extension('2.5.29.35', false, sequence(implicit(0, keyIdentifier(issuer.publicKey)))),
  ])
  return { id, privateKey: pem(keys.privateKey), certificate }
}

/** An X.509 certificate (RFC 5280), version 3, in PEM. */
function issue(
  subject: string,
  publicKey: KeyObject,
  issuer: { privateKey: KeyObject; publicKey: KeyObject },
  extensions: Buffer[],
): string {
  const now = Date.now()
  const content = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ecdsaWithSha256,
    commonName(rootName),
    // From yesterday, for clocks that lag. The end is far off, because it would end the trust of every registry at once.
    sequence(time(new Date(now - day)), time(new Date(now + 50 * 365 * day))),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions, extension('2.5.29.14', false, octets(keyIdentifier(publicKey))))),
  )
  const certificate = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, issuer.privateKey)))
  return new X509Certificate(certificate).toString()
}

function commonName(name: string): Buffer {
  return sequence(setOf(sequence(objectId('2.5.4.3'), text(name))))
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), octets(value))
}

function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20)
}

function thumbprint(publicKey: KeyObject): string {
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' })
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}

function pem(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
