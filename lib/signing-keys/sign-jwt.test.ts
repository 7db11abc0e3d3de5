import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Keyring } from '#lib/signing-keys/keyring.ts'
import { rawSignature, signJwt } from '#lib/signing-keys/sign-jwt.ts'

it('signs so that ES256 verifies it, whatever numbers the signature is made of', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' } as const
  const header = Buffer.from('{"alg":"ES256"}').toString('base64url')
  const keyring = { signing: { privateKey, header } } as Keyring
  // One in 128 has a number of fewer than 32 bytes.
  for (let jti = 0; jti < 2_000; jti++) {
    const parts = (await signJwt(keyring, { jti })).split('.')
    const signature = Buffer.from(parts.pop()!, 'base64url')
    expect(signature).toHaveLength(64)
    expect(verify('sha256', Buffer.from(parts.join('.')), key, signature)).toBe(true)
    expect(JSON.parse(Buffer.from(parts[1]!, 'base64url').toString())).toEqual({ jti })
  }
})

it.each([
  ['00'.repeat(31) + '01', '00'.repeat(32), '3006' + '020101' + '020100'],
  [
    '80' + '11'.repeat(31),
    '00' + '7f'.repeat(31),
    '3044' + '022100' + '80' + '11'.repeat(31) + '021f' + '7f'.repeat(31),
  ],
  ['ff'.repeat(32), 'fe'.repeat(32), '3046' + '022100' + 'ff'.repeat(32) + '022100' + 'fe'.repeat(32)],
])('takes %s and %s out of DER', (r, s, der) => {
  expect(rawSignature(Buffer.from(der, 'hex')).toString('hex')).toBe(r + s)
})
