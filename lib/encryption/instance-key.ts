import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** A key that secrets are encrypted with at rest. Its id, which is no secret, is stored with what it has encrypted. */
export type InstanceKey = { id: string; key: KeyObject }

const keyBytes = 32

/** Reads base64 or base64url. Throws RangeError if that is not 32 bytes. */
export function parseInstanceKey(text: string): InstanceKey {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== keyBytes) throw new RangeError('An instance key has 32 bytes.')
  const key = createSecretKey(bytes)
  const id = Buffer.from(hkdfSync('sha256', key, '', 'gatehouse instance key id', 6)).toString('base64url')
  return { id, key }
}

/** The key for one purpose (HKDF, RFC 5869). */
export const deriveKey = ({ key }: InstanceKey, purpose: string) =>
  Buffer.from(hkdfSync('sha256', key, '', `gatehouse encryption at rest: ${purpose}`, keyBytes))
