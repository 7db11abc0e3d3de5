import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Keyring } from '#lib/signing-keys/keyring.ts'

/** A JWT in ES256 with the key's certificate in its header; signed on a thread of the pool, beside the event loop. */
export async function signJwt({ signing: { privateKey, header } }: Keyring, claims: object): Promise<string> {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  const signature = await signBeside('sha256', Buffer.from(signed), key)
  return `${signed}.${signature.toString('base64url')}`
}

const signBeside = promisify(sign)
