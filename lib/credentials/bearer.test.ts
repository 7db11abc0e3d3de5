import { createHmac, randomUUID } from 'node:crypto'
import { compactVerify, decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { readBearerSubject, signBearer } from '#lib/credentials/bearer.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { Secret } from '#lib/secret.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'
import { signJwt } from '#lib/signing-keys/sign-jwt.ts'
import { second } from '#lib/time.ts'

const issued = Date.UTC(2026, 2, 4, 5, 6, 7)
const subject = { kind: 'token', id: randomUUID(), lastFour: 'k3Fq' } as const
const sign = () => signBearer(subject, new Date(issued + 999))
const readAt = (bearer: string, seconds: number) =>
  readBearerSubject(new Secret(bearer), new Date(issued + seconds * second))

it('holds for ten minutes from the second of its issue', async () => {
  const bearer = await sign()
  const [iat, exp] = [issued / 1000, issued / 1000 + 600]
  expect(decodeJwt(bearer)).toMatchObject({ iat, nbf: iat - 60, exp })
})

it('is read for as long, and five seconds more at both ends', async () => {
  const bearer = await sign()
  for (const seconds of [-65, 0, 604.999]) expect(await readAt(bearer, seconds)).toEqual(subject)
  for (const seconds of [-65.001, 605]) expect(await readAt(bearer, seconds)).toBeNull()
})

it('is HS256 of the standard', async () => {
  const key = new TextEncoder().encode(await deriveSecret('api-bearer'))
  await expect(compactVerify(await sign(), key, { algorithms: ['HS256'] })).resolves.toBeDefined()
})

describe('is not read', async () => {
  const bearer = await sign()
  const [header, claims, signature] = bearer.split('.') as [string, string, string]
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url')
  const signed = (key: string, head: string, body: string) =>
    `${head}.${body}.${hmac(key, `${head}.${body}`)}`
  const key = await deriveSecret('api-bearer')
  const ring = await keyring()

  it.each<[string, string]>([
    [
      'with other claims',
      `${header}.${encode({ ...decodeJwt(bearer), sub: `token/AAAA-${subject.id}` })}.${signature}`,
    ],
    ['without a signature', `${header}.${claims}.`],
    ['with a shorter signature', `${header}.${claims}.${signature.slice(0, -2)}`],
    ['with more after it', `${bearer}.${signature}`],
    ['that says it is not signed', `${encode({ typ: 'JWT', alg: 'none' })}.${claims}.`],
    ['that names another algorithm', signed(key, encode({ typ: 'JWT', alg: 'HS512' }), claims)],
    ['signed with another key of the installation', signed(await deriveSecret('next-auth'), header, claims)],
    ['signed with the key of registry tokens', await signJwt(ring, decodeJwt(bearer))],
    ['in no form at all', 'x'],
    ['empty', ''],
  ])('%s', async (_, changed) => {
    expect(await readAt(bearer, 0)).toEqual(subject)
    expect(await readAt(changed, 0)).toBeNull()
  })
})
