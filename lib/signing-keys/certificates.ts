// @peculiar/x509 asks for this one first.
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import { day } from '#lib/time.ts'

/** A private key and the certificate of its public half, each in PEM. */
export type KeyAndCertificate = { privateKey: string; certificate: string }

const rootName = 'CN=Gatehouse registry tokens'
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * The certificate that registries trust. It only signs the certificates of signing keys, so that those can be rotated
 * without changing any registry.
 */
export async function newRoot(): Promise<KeyAndCertificate> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(),
    name: rootName,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { privateKey: await pem(keys.privateKey), certificate: certificate.toString('pem') }
}

/** A key for signing registry tokens, certified by the root. Its id is its RFC 7638 thumbprint. */
export async function newSigningKey(root: KeyAndCertificate): Promise<KeyAndCertificate & { id: string }> {
  const keys = await newKeys()
  const id = await calculateJwkThumbprint(await exportJWK(keys.publicKey))
  const issuer = new X509Certificate(root.certificate)
  const certificate = await X509CertificateGenerator.create({
    ...validity(),
    subject: `CN=Gatehouse signing key ${id.slice(0, 8)}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await readPrivateKey(root.privateKey),
    signingAlgorithm: algorithm,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { id, privateKey: await pem(keys.privateKey), certificate: certificate.toString('pem') }
}

const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

const pem = async (privateKey: CryptoKey) =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY')

const readPrivateKey = (text: string) =>
  crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(text), algorithm, false, ['sign'])

/**
 * Valid from yesterday, for clocks that lag. The expiry is far away, because it would end every registry's trust at
 * once.
 */
function validity() {
  const now = Date.now()
  return { notBefore: new Date(now - day), notAfter: new Date(now + 50 * 365 * day) }
}
