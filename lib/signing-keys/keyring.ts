import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { JsonWebKey, KeyObject } from 'node:crypto'
import { readRoot, readSigningKeys } from '#lib/signing-keys/stored-keys.ts'
import { second } from '#lib/time.ts'

/** What this process signs and verifies registry tokens with. */
export type Keyring = {
  /** The header is the same in every token that the key signs: base64url of `{ typ, alg, kid, x5c }`. */
  signing: { privateKey: KeyObject; header: string }
  verifying: Map<string, KeyObject>
  jwks: { keys: JsonWebKey[] }
  rootCertificate: string
}

/** A key that is rotated in by another process is signed with from so long after at the latest. */
const readAgainAfter = 30 * second

let held: { keyring: Promise<Keyring>; readAt: number } | undefined

/** The keys as the database has them, or had them so long ago at most; made there on first use. */
export function keyring(oldest = readAgainAfter): Promise<Keyring> {
  if (held && Date.now() - held.readAt < oldest) return held.keyring
  const reading = { keyring: readKeyring(), readAt: Date.now() }
  reading.keyring.catch(() => {
    if (held === reading) held = undefined
  })
  held = reading
  return reading.keyring
}

/** For the process that has rotated a key itself. */
export function forgetKeyring(): void {
  held = undefined
}

async function readKeyring(): Promise<Keyring> {
  const root = await readRoot()
  const keys = (await readSigningKeys()).map(({ id, privateKey, certificate }) => {
    const leaf = new X509Certificate(certificate)
    return { id, privateKey, publicKey: leaf.publicKey, x5c: [leaf.raw.toString('base64')] }
  })
  const [newest] = keys
  if (!newest) throw new Error('There is no signing key.')
  const header = JSON.stringify({ typ: 'JWT', alg: 'ES256', kid: newest.id, x5c: newest.x5c })
  return {
    signing: {
      privateKey: createPrivateKey(newest.privateKey),
      header: Buffer.from(header).toString('base64url'),
    },
    verifying: new Map(keys.map(({ id, publicKey }) => [id, publicKey])),
    jwks: {
      keys: keys.map(({ id, publicKey, x5c }) => ({
        ...publicKey.export({ format: 'jwk' }),
        kid: id,
        use: 'sig',
        alg: 'ES256',
        x5c,
      })),
    },
    rootCertificate: root.certificate,
  }
}
