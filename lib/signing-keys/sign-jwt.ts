import { sign, type KeyObject } from 'node:crypto'
import type { Keyring } from '#lib/signing-keys/keyring.ts'

/** A JWT in ES256 with the key's certificate in its header; signed on a thread of the pool, beside the event loop. */
export async function signJwt({ signing: { privateKey, header } }: Keyring, claims: object): Promise<string> {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  // Asked for a raw signature, Node.js takes twice as long.
  const signature = await signBeside(Buffer.from(signed), privateKey)
  return `${signed}.${rawSignature(signature).toString('base64url')}`
}

/** Not by `promisify`: its callback would hold on to the data, and the collector is slow to let go of finished jobs. */
function signBeside(data: Buffer, key: KeyObject): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  sign('sha256', data, key, (error, signature) => (error ? reject(error) : resolve(signature)))
  return promise
}

const numberBytes = 32

/** The two numbers of a P-256 signature in DER (RFC 3279, 2.2.3), side by side as a JWT has them (RFC 7518, 3.4). */
export function rawSignature(der: Buffer): Buffer {
  const raw = Buffer.alloc(2 * numberBytes)
  let at = 2
  for (const end of [numberBytes, 2 * numberBytes]) {
    const start = at + 2
    at = start + der[start - 1]!
    // A first bit that is set has a zero before it; small numbers are shorter.
    const number = der.subarray(Math.max(start, at - numberBytes), at)
    number.copy(raw, end - number.length)
  }
  return raw
}
