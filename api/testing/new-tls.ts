// @peculiar/x509 asks for this one first.
import 'reflect-metadata'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { newRoot } from '#lib/signing-keys/certificates.ts'
import { hour } from '#lib/time.ts'

/** Files for TLS at an address: its certificate, its key, and the root that a client is to trust. */
export async function newTls(address: string) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-tls-'))
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const root = await newRoot()
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const [rootKey] = PemConverter.decode(root.privateKey)
  const certificate = await X509CertificateGenerator.create({
    notBefore: new Date(Date.now() - hour),
    notAfter: new Date(Date.now() + hour),
    subject: `CN=${address}`,
    issuer: new X509Certificate(root.certificate).subject,
    publicKey: keys.publicKey,
    signingKey: await crypto.subtle.importKey('pkcs8', rootKey!, algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'ip', value: address }])],
  })
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  const save = (name: string, text: string) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  return {
    certificate: save('certificate.pem', certificate.toString('pem')),
    key: save('key.pem', key),
    root: save('root.pem', root.certificate),
  }
}
