import { sign } from 'node:crypto'
import type { Keyring } from '#lib/signing-keys/keyring.ts'

/** A JWT in ES256 with the key's certificate in its header. */
export function signJwt({ signing: { privateKey, header } }: Keyring, claims: object): string {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}
