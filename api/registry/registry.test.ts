import { X509Certificate, createPrivateKey } from 'node:crypto'
import { createLocalJWKSet, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose'
import { expect, it } from 'vitest'
import { request } from '#api/testing/request.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { env } from '#lib/env.ts'
import { signRegistryToken } from '#lib/registry/registry-token.ts'
import { newSigningKey, newRoot } from '#lib/signing-keys/certificates.ts'
import { keyring, type Keyring } from '#lib/signing-keys/keyring.ts'
import { minute } from '#lib/time.ts'

const challenge = `Bearer realm="${env.PUBLIC_URL}/token",service="${env.REGISTRY_SERVICE}"`
const ask = (path: string, token?: string, method = 'GET') =>
  request(path, { method, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })

it.each([
  ['/v2/', ''],
  ['/v2', ''],
  ['/v2/_catalog', ''],
  ['/v2/demo/api/manifests/latest', ',scope="repository:demo/api:pull"'],
])('%s challenges', async (path, scope) => {
  const answer = await ask(path)
  expect(answer.status).toBe(401)
  expect(answer.headers.get('www-authenticate')).toBe(challenge + scope)
  expect(answer.headers.get('docker-distribution-api-version')).toBe('registry/2.0')
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(await answer.json()).toMatchObject({ errors: [{ code: 'UNAUTHORIZED' }] })
})

it('answers 200 to a token that Gatehouse issued itself', async () => {
  const { body } = await askToken({})
  for (const path of ['/v2/', '/v2']) {
    const answer = await ask(path, body.token)
    expect([answer.status, await answer.json()]).toEqual([200, {}])
    expect(answer.headers.get('docker-distribution-api-version')).toBe('registry/2.0')
  }
  expect((await ask('/v2/', body.token, 'HEAD')).status).toBe(200)
})

it('challenges for what a request needs', async () => {
  const asked = async (method: string, path: string) =>
    (await ask(path, undefined, method)).headers.get('www-authenticate')
  const uploads = '/v2/demo/api/blobs/uploads/'
  const scope = (text: string) => `${challenge},scope="${text}"`
  expect(await asked('POST', uploads)).toBe(scope('repository:demo/api:pull,push'))
  expect(await asked('DELETE', '/v2/demo/api/manifests/latest')).toBe(scope('repository:demo/api:delete'))
  expect(await asked('POST', `${uploads}?mount=sha256:0&from=tomas/base`)).toBe(
    scope('repository:demo/api:pull,push repository:tomas/base:pull'),
  )
})

it('has its realm where the client found it, by another name of this machine', async () => {
  const at = async (host: string) =>
    (await request('/v2/', { headers: { host } })).headers.get('www-authenticate')
  expect(await at('127.0.0.1:8080')).toContain('realm="http://127.0.0.1:8080/token"')
  expect(await at('evil.example')).toContain(`realm="${env.PUBLIC_URL}/token"`)
})

it('takes no other token', async () => {
  const ring = await keyring()
  const now = new Date()
  const stranger = await newSigningKey(await newRoot())
  const foreign: Keyring = {
    ...ring,
    signing: { ...ring.signing, privateKey: createPrivateKey(stranger.privateKey) },
  }
  const own = await signRegistryToken(ring, 'demo', [], now)
  const [header, , signature] = own.split('.')
  const claims = { iss: env.REGISTRY_ISSUER, aud: env.REGISTRY_SERVICE }
  const signed = (claims: object, alg = 'ES256') =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg, kid: ring.jwks.keys[0]!.kid as string })
      .setExpirationTime('1m')
      .sign(alg === 'ES256' ? ring.signing.privateKey : new TextEncoder().encode(ring.rootCertificate))
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${own.split('.')[1]}.`
  const refused = {
    expired: await signRegistryToken(ring, 'demo', [], new Date(now.getTime() - 2 * minute)),
    'not yet': await signRegistryToken(ring, 'demo', [], new Date(now.getTime() + 2 * minute)),
    'another key': await signRegistryToken(foreign, 'demo', [], now),
    'changed claims': `${header}.${Buffer.from('{"sub":"root"}').toString('base64url')}.${signature}`,
    'another audience': await signed({ ...claims, aud: 'elsewhere' }),
    'another issuer': await signed({ ...claims, iss: 'elsewhere' }),
    'another algorithm': await signed(claims, 'HS256'),
    'no signature': unsigned,
    'no token': 'abc',
    'a large one': 'a.'.repeat(100_000),
  }
  expect((await ask('/v2/', await signed(claims))).status).toBe(200)
  for (const [what, token] of Object.entries(refused)) {
    const answer = await ask('/v2/', token)
    expect([what, answer.status]).toEqual([what, 401])
    expect(answer.headers.get('www-authenticate')).toBe(`${challenge},error="invalid_token"`)
  }
})

it('publishes what its tokens are verified with', async () => {
  const { body } = await askToken({})
  const jwks = await request('/.well-known/jwks.json')
  expect(jwks.headers.get('content-type')).toBe('application/jwk-set+json')
  const keys = createLocalJWKSet((await jwks.json()) as JSONWebKeySet)
  const checks = { issuer: env.REGISTRY_ISSUER, audience: env.REGISTRY_SERVICE }
  const { protectedHeader } = await jwtVerify(body.token, keys, checks)

  const pem = await request('/.well-known/registry-certificate.pem')
  const root = new X509Certificate(await pem.text())
  const leaf = new X509Certificate(Buffer.from(protectedHeader.x5c![0]!, 'base64'))
  expect(leaf.checkIssued(root) && leaf.verify(root.publicKey)).toBe(true)
})
