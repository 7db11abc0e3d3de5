import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { sendBytes } from '#api/testing/send-bytes.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_DIALECT = 'path'
})

let server: Awaited<ReturnType<typeof serveDoors>>
let host: string
let secret: Secret
beforeAll(async () => {
  server = await serveDoors()
  const service = await newService(null, { credentialQuery: 'api_key' })
  host = service.host
  const token = await newToken(await newAccount())
  secret = token.secret
  await giveService(token, service, 'read')
})
afterAll(() => server.stop())

type Asked = { method?: string; uri?: string; authorization?: string; more?: string[] }

/** Byte by byte as Envoy sends it over HTTP/1.1, with what Envoy itself would refuse. */
const ask = ({ method = 'GET', uri = '/pkg', authorization, more = [] }: Asked = {}) =>
  sendBytes(
    server.port,
    [
      `${method} /auth/forward${uri} HTTP/1.1`,
      `host: ${host}`,
      'content-length: 0',
      ...(authorization === undefined ? [] : [`authorization: ${authorization}`]),
      'user-agent: curl/8.14.1',
      'x-forwarded-for: 203.0.113.7',
      'x-forwarded-proto: https',
      ...more,
      'x-envoy-internal: true',
      'x-envoy-expected-rq-timeout-ms: 2000',
      '\r\n',
    ].join('\r\n'),
  )
const bearer = () => `Bearer ${secret.reveal()}`

describe('what Envoy sends, as docs/recipes/envoy.yaml sets it up,', () => {
  it.each(['GET', 'HEAD'])('is allowed by exactly 200: %s', async (method) => {
    expect(await ask({ method, authorization: bearer() })).toMatchObject({
      ...{ status: 200, body: '' },
      headers: { 'content-length': '0', 'x-gatehouse-owner': expect.stringMatching(/^account\//) },
    })
  })

  it('has its query in the path', async () => {
    expect(await ask({ uri: `/pkg?api_key=${secret.reveal()}` })).toMatchObject({ status: 200 })
    expect(await ask({ uri: '/pkg?api_key=guess' })).toMatchObject({ status: 401 })
  })

  it('is refused with a challenge, or with the reason', async () => {
    expect(await ask()).toMatchObject({
      ...{ status: 401, headers: { 'www-authenticate': 'Basic realm="Gatehouse", charset="UTF-8"' } },
    })
    for (const method of ['PUT', 'POST', 'DELETE', 'PROPFIND'])
      expect(await ask({ authorization: bearer(), method })).toMatchObject({
        ...{ status: 403, body: expect.stringContaining('needs write') },
      })
  })

  it.each([
    ...['', '?a', '/../-/admin/', '/pkg/../-/admin/', '//-/admin/', '/-%2fadmin/', '/pkg\\..\\-/admin/'],
    ...['/pkg;/-/admin/', '/-/%61dmin/', '/pkg%00', '/pkg#/-/admin/'],
  ])('is refused at %j', async (uri) => {
    expect(await ask({ authorization: bearer(), uri })).toMatchObject({ status: 403 })
  })

  it('counts once: what a client adds to it is refused', async () => {
    for (const more of [
      ['host: other.example.com'],
      ['x-http-method-override: DELETE'],
      ['x-original-url: /-/admin/'],
      [`authorization: ${bearer()}`],
      ['x-forwarded-proto: http'],
    ])
      expect(await ask({ authorization: bearer(), more })).toMatchObject({
        ...{ status: 403, body: expect.stringMatching(/^This request can be read in two ways/) },
      })
  })

  it('is never read from what others put in headers', async () => {
    const more = ['x-original-uri: /pkg', 'x-forwarded-uri: /pkg', 'x-original-method: GET']
    expect(await ask({ authorization: bearer(), uri: '/-/admin/', more })).toMatchObject({ status: 403 })
  })
})
