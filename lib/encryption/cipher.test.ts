import { describe, expect, it } from 'vitest'
import { decryptWith, encryptWith, keyIdOf } from '#lib/encryption/cipher.ts'
import { parseInstanceKey } from '#lib/encryption/instance-key.ts'

const bytes = Buffer.alloc(32, 7)
const key = parseInstanceKey(bytes.toString('base64'))
const place = { purpose: 'signing-key', id: 'k1' } as const
const text = 'a secret, with an é'

/** By another implementation: HKDF with SHA-256, then AES-256-GCM, of Web Cryptography. */
async function decryptIndependently(stored: string): Promise<string> {
  const info = Buffer.from('gatehouse encryption at rest: signing-key')
  const raw = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const derived = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    raw,
    { name: 'AES-GCM', length: 256 },
    false,
    ['decrypt'],
  )
  const data = Buffer.from(stored.split('.')[2]!, 'base64url')
  const [iv, tag, encrypted] = [data.subarray(0, 12), data.subarray(12, 28), data.subarray(28)]
  const how = { name: 'AES-GCM', iv, additionalData: Buffer.from('signing-key/k1'), tagLength: 128 }
  return Buffer.from(await crypto.subtle.decrypt(how, derived, Buffer.concat([encrypted, tag]))).toString()
}

describe('a secret', () => {
  it('is encrypted by AES-256-GCM under a key for its purpose, with its place as additional data', async () => {
    const stored = encryptWith(key, place, text)
    expect(await decryptIndependently(stored)).toBe(text)
    expect(decryptWith(key, place, stored)).toBe(text)
  })

  it('is stored differently each time, with the id of the key', () => {
    const [one, other] = [encryptWith(key, place, text), encryptWith(key, place, text)]
    expect(one).not.toBe(other)
    expect([keyIdOf(one), keyIdOf(other)]).toEqual([key.id, key.id])
  })

  it.each([
    ['with another key', parseInstanceKey(Buffer.alloc(32, 8).toString('base64')), place],
    ['in another row', key, { ...place, id: 'k2' }],
    ['for another purpose', key, { ...place, purpose: 'instance-secret' }],
  ] as const)('is not decrypted %s', (_, otherKey, otherPlace) => {
    const stored = encryptWith(key, place, text)
    expect(() => decryptWith(otherKey, otherPlace, stored)).toThrow()
  })

  it('is not decrypted if any part of it was changed', () => {
    const [version, id, data] = encryptWith(key, place, text).split('.') as [string, string, string]
    const changed = Buffer.from(data, 'base64url')
    for (let at = 0; at < changed.length; at++) {
      const copy = Buffer.from(changed)
      copy[at]! ^= 1
      expect(() => decryptWith(key, place, `${version}.${id}.${copy.toString('base64url')}`)).toThrow()
    }
    expect(() => decryptWith(key, place, `${version}.${id}.`)).toThrow()
  })
})

it.each([
  '',
  'text',
  'v1.',
  '-----BEGIN PRIVATE KEY-----',
  '{"privateKey":"…"}',
  Buffer.alloc(32).toString('base64url'),
])('takes %j for plain text', (stored) => expect(keyIdOf(stored)).toBeNull())

it.each(['', 'c2hvcnQ=', Buffer.alloc(33).toString('base64')])('takes %j for no instance key', (text) =>
  expect(() => parseInstanceKey(text)).toThrow(RangeError),
)
