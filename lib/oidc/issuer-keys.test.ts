import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { issuerKeys } from '#lib/oidc/issuer-keys.ts'

const keyOf = async (kid: string): Promise<JWK> => ({
  ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey)),
  kid,
})
const keys = await Promise.all(['one', 'two'].map(keyOf))

let asked = 0
let served: { status: number; keys: JWK[]; issuer?: string }
const server = createServer((request, response) => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const name = request.url!.split('/')[1]
  if (request.url!.endsWith('/jwks')) {
    asked++
    return response.writeHead(served.status).end(JSON.stringify({ keys: served.keys }))
  }
  const issuer = served.issuer ?? `${origin}/${name}`
  response.end(JSON.stringify({ issuer, jwks_uri: `${origin}/${name}/jwks` }))
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
afterAll(() => void server.close())

let issuer: string
let now = 0
beforeEach(() => {
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${crypto.randomUUID()}`
  asked = 0
  served = { status: 200, keys: [keys[0]!] }
})

const find = (kid: string) => {
  const header = { alg: 'ES256', kid }
  return issuerKeys({ issuer, mayBePrivate: 'anywhere' }, () => now)(header, undefined as never)
}

it('asks once for twenty at once, and not again within an hour', async () => {
  await Promise.all(Array.from({ length: 20 }, () => find('one')))
  now += 59 * 60_000
  await find('one')
  expect(asked).toBe(1)
  now += 60_000
  await find('one')
  expect(asked).toBe(2)
})

it('asks again for an unknown key, however many there are once in half a minute', async () => {
  await find('one')
  served.keys = keys
  now += 31_000
  await find('two')
  expect(asked).toBe(2)
  for (let time = 0; time < 50; time++) await expect(find(`unknown-${time}`)).rejects.toThrow()
  expect(asked).toBe(2)
})

it('no longer takes a key that the issuer has taken back, an hour later', async () => {
  await find('one')
  served.keys = [keys[1]!]
  now += 60 * 60_000
  await expect(find('one')).rejects.toThrow()
})

it('asks again ten seconds after it failed', async () => {
  served.status = 500
  await expect(find('one')).rejects.toThrow('answered 500')
  served.status = 200
  await expect(find('one')).rejects.toThrow('answered 500')
  now += 10_000
  await find('one')
})

it('counts on with the keys it has where the issuer does not answer for an unknown one', async () => {
  await find('one')
  served.status = 500
  now += 31_000
  await expect(find('unknown')).rejects.toThrow('answered 500')
  await find('one')
  served = { status: 200, keys }
  now += 31_000
  await find('two')
})

it('answers nobody who may not ask in a private network with what was read there', async () => {
  const other = issuerKeys({ issuer, mayBePrivate: 'where set' }, () => now)
  const asOther = () => other({ alg: 'ES256', kid: 'one' }, undefined as never)
  await find('one')
  await expect(asOther()).rejects.toThrow('is not an https address')
  // Nor does that refusal keep the one who may from it.
  now += 60 * 60_000
  await expect(asOther()).rejects.toThrow('is not an https address')
  await find('one')
})

it('takes no metadata of another issuer', async () => {
  served.issuer = 'https://token.actions.githubusercontent.com'
  await expect(find('one')).rejects.toThrow('of another issuer')
  expect(asked).toBe(0)
})
