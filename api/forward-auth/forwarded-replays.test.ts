import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { sendBytes } from '#api/testing/send-bytes.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
  process.env.FORWARD_AUTH_DIALECT = 'forwarded'
})

let server: Awaited<ReturnType<typeof serveDoors>>
let host: string
let secret: Secret
beforeAll(async () => {
  server = await serveDoors()
  const service = await newService()
  host = service.host
  const token = await newToken(await newAccount())
  secret = token.secret
  await giveService(token, service, 'read')
})
afterAll(() => server.stop())

type Asked = { method?: string; uri?: string; authorization?: string | undefined; more?: string[] }

/** Neither is installed by the tests, so their requests are replayed, byte by byte as their sources send them. */
const proxies = {
  'Traefik, as docs/recipes/traefik.yaml sets it up,': ({
    method,
    uri,
    authorization,
    more,
  }: Required<Asked>) => [
    'GET /auth/forward HTTP/1.1',
    'Host: 127.0.0.1:3000',
    'User-Agent: curl/8.14.1',
    'Accept: */*',
    ...(authorization ? [`Authorization: ${authorization}`] : []),
    ...more,
    'X-Forwarded-For: 203.0.113.7',
    `X-Forwarded-Host: ${host}`,
    `X-Forwarded-Method: ${method}`,
    'X-Forwarded-Port: 443',
    'X-Forwarded-Proto: https',
    'X-Forwarded-Server: traefik',
    `X-Forwarded-Uri: ${uri}`,
    'Accept-Encoding: gzip',
  ],
  'APISIX, as docs/recipes/apisix.yaml sets it up,': ({
    method,
    uri,
    authorization,
    more,
  }: Required<Asked>) => [
    'GET /auth/forward HTTP/1.1',
    'Host: 127.0.0.1:3000',
    'X-Forwarded-Proto: https',
    `X-Forwarded-Method: ${method}`,
    `X-Forwarded-Host: ${host}`,
    `X-Forwarded-Uri: ${uri}`,
    'X-Forwarded-For: 203.0.113.7',
    ...(authorization ? [`Authorization: ${authorization}`] : []),
    ...more,
    'User-Agent: curl/8.14.1',
    'Connection: keep-alive',
  ],
}

describe.each(Object.entries(proxies))('what %s sends', (_, linesOf) => {
  const ask = ({ method = 'GET', uri = '/pkg', authorization, more = [] }: Asked = {}) =>
    sendBytes(
      server.port,
      `${linesOf({ method, uri, authorization: authorization ?? '', more }).join('\r\n')}\r\n\r\n`,
    )
  const authorization = () => `Bearer ${secret.reveal()}`

  it('is answered exactly 200 with an empty body, 401 with a challenge, or 403 with the reason', async () => {
    expect(await ask({ authorization: authorization() })).toMatchObject({
      ...{ status: 200, body: '' },
      headers: { 'content-length': '0', 'x-gatehouse-permissions': 'read' },
    })
    expect(await ask()).toMatchObject({
      ...{ status: 401, body: expect.stringContaining('needs an access token') },
      headers: { 'www-authenticate': 'Basic realm="Gatehouse", charset="UTF-8"' },
    })
    expect(await ask({ authorization: authorization(), method: 'PUT' })).toMatchObject({
      ...{ status: 403, headers: { 'x-gatehouse-reason': expect.stringContaining('needs write') } },
    })
  })

  it.each(['/-/../-/admin/', '/pkg/..%2f-/admin/', '//-/admin/', '/pkg;/../-/admin/', '/-/%61dmin/'])(
    'is refused at %s',
    async (uri) => expect(await ask({ authorization: authorization(), uri })).toMatchObject({ status: 403 }),
  )

  it('counts once: what a client adds to it is refused', async () => {
    for (const more of [
      ['X-Forwarded-Uri: /pkg'],
      ['X_Forwarded_Uri: /pkg'],
      ['X-Forwarded-Method: GET'],
      ['X.Forwarded.Host: other.example.com'],
      ['X-HTTP-Method-Override: GET'],
      [`Authorization: ${authorization()}`],
    ])
      expect(await ask({ authorization: authorization(), more })).toMatchObject({
        ...{ status: 403, body: expect.stringMatching(/^This request can be read in two ways/) },
      })
  })
})
