import { createServer, request, type RequestOptions } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorOf, doors } from '#api/doors.ts'
import { reservedNames } from '#lib/accounts/reserved-names.ts'
import { pool } from '#lib/database/db.ts'
import { createHandler } from '#lib/http/handler.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newSecret } from '#lib/tokens/secret.ts'

const server = createServer(
  createHandler({
    machineDoor: doorOf,
    people: (_, response) => response.end('a page'),
    dev: false,
  }),
)
beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)))
afterAll(() => void server.close())

function send(path: string, { body, ...options }: RequestOptions & { body?: string | Buffer } = {}) {
  return new Promise<{ status: number; type: string; allow: string; body: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const sent = request({ host: '127.0.0.1', port, path, ...options }, async (answer) => {
      const text = (await answer.setEncoding('utf8').toArray()).join('')
      const { 'content-type': type = '', allow = '' } = answer.headers
      resolve({ status: answer.statusCode!, type, allow, body: text })
    })
    sent.on('error', reject).end(body)
  })
}

/** A client that reads the answer when it has sent everything, as many do. A connection that is reset loses it. */
async function sendThenRead(bytes: Buffer) {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1').pause()
  await new Promise<void>((done, fail) => {
    socket.once('error', fail)
    socket.write(bytes, (error) => (error ? fail(error) : done()))
  })
  const [head = '', body = ''] = (await socket.setEncoding('utf8').toArray()).join('').split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), type: /content-type: (.*)/i.exec(head)?.[1] ?? '', body }
}

const registryForm = { errors: [{ code: expect.any(String), message: expect.any(String), detail: null }] }
const tokenForm = { ...registryForm, error: 'invalid_request', error_description: expect.any(String) }
const messageForm = { message: expect.any(String) }
const oauthForm = { error: 'invalid_request', error_description: expect.any(String) }
const hubForm = { errinfo: {}, detail: expect.any(String), message: expect.any(String) }
const sentence = /^[A-Z][^\n]+\.\n$/

const problem = {
  type: 'about:blank',
  title: expect.any(String),
  status: expect.any(Number),
  detail: expect.any(String),
}

/** What a door says that its paths do not have, in the form of its protocol. */
function expectForm(form: object | RegExp, { type, body }: { type: string; body: string }) {
  if (form instanceof RegExp)
    expect([type, body]).toEqual(['text/plain; charset=utf-8', expect.stringMatching(form)])
  else
    expect([type, JSON.parse(body)]).toEqual([
      form === problem ? 'application/problem+json' : 'application/json',
      form,
    ])
}

describe('a path belongs to', () => {
  it.each([
    ['/v2/orgs/acme/members', '/v2/orgs'],
    ['/v2/users', '/v2/users'],
    ['/v2/scim/2.0/Users', '/v2/scim'],
    ['/v2/usersimages/api/manifests/latest', '/v2'],
    ['/v2', '/v2'],
    ['/v2/', '/v2'],
    ['/token', '/token'],
    ['/api/v1/tokens', '/api/v1'],
    ['/oauth/device/code', '/oauth'],
    ['/auth/forward', '/auth/forward'],
    ['/auth/forward/demo/pkg', '/auth/forward'],
    ['/auth/git', '/auth/git'],
    ['/auth/git/demo/api.git/info/refs', '/auth/git'],
    ['/-/npm/v1/oidc/token/exchange/package/@acme%2fleft', '/-/npm/v1/oidc'],
    ['/_/oidc/mint-token', '/_/oidc'],
    ['/demo/api.git/info/refs', '/{namespace}/{repository}.git'],
    ['/acme/team/app.git/git-receive-pack', '/{namespace}/{repository}.git'],
    ['/api/registry/notifications', '/api/registry'],
    ['/.well-known/jwks.json', '/.well-known'],
    ['/healthz', '/healthz'],
  ])('%s to the door of %s', (path, claimed) => expect(doorOf(path)?.paths).toContain(claimed))

  it.each([
    '/',
    '/tokens',
    '/auth/forwarded',
    '/v20',
    '/api/auth/csrf',
    '/healthzz',
    '/account/security',
    '/repositories/demo/api.git/settings',
    '/demo/api.git',
    '/api.git/info/refs',
    '',
  ])('%j to people', (path) => expect(doorOf(path)).toBeUndefined())
})

it('no account or organization is called as a door begins', () => {
  // No name begins with these.
  for (const path of doors.flatMap(({ paths }) => paths))
    expect([path, /^\/[.\-_]/.test(path) || reservedNames.has(path.split('/')[1]!)]).toEqual([path, true])
})

describe('each door says in its own form', () => {
  it.each([
    ['/v2/orgs/acme/no-such-thing', hubForm],
    ['/api/v1/no-such-thing', problem],
    ['/token/no-such-thing', tokenForm],
    ['/oauth/no-such-thing', oauthForm],
    ['/-/npm/v1/oidc/no-such-thing', messageForm],
    ['/api/registry/no-such-thing', registryForm],
    ['/.well-known/no-such-thing', sentence],
    ['/healthz/no-such-thing', sentence],
  ])('that there is nothing at %s', async (path, form) => {
    const answer = await send(path)
    expect(answer.status).toBe(404)
    expectForm(form, answer)
  })

  it.each([
    ['PUT', '/token', 'GET, POST', tokenForm],
    ['POST', '/v2/', 'GET, HEAD', registryForm],
    ['PUT', '/v2/users/login', 'POST', hubForm],
    ['PUT', '/api/v1/tokens', 'GET', problem],
    ['GET', '/oauth/token', 'POST', oauthForm],
    ['GET', '/-/npm/v1/oidc/token/exchange/package/left', 'POST', messageForm],
    ['POST', '/_/oidc/audience', 'GET', messageForm],
    ['GET', '/_/oidc/mint-token', 'POST', messageForm],
  ])('that %s is no method of %s', async (method, path, allow, form) => {
    const answer = await send(path, { method })
    expect([answer.status, answer.allow]).toEqual([405, allow])
    expectForm(form, answer)
  })

  const KIB = 1024
  const limits = [
    ['/token', 64, tokenForm],
    ['/oauth/device/code', 64, oauthForm],
    ['/-/npm/v1/oidc/token/exchange/package/left', 64, messageForm],
    ['/_/oidc/mint-token', 64, messageForm],
    ['/v2/users/login', 64, hubForm],
    ['/v2/auth/token', 64, hubForm],
    ['/v2/orgs/acme/groups', 1024, hubForm],
    ['/api/v1/tokens', 1024, problem],
    ['/api/registry/notifications', 1024, registryForm],
    ['/healthz', 64, sentence],
    ['/api/auth/callback/credentials', 64, sentence],
    ['/account/security', 1024, sentence],
  ] as const

  const large = 8 * KIB * KIB
  /** As nginx does by default, too: it closes the connection. */
  it.each(
    limits.flatMap(([path, kib, form]) =>
      ['Content-Length', 'Transfer-Encoding'].flatMap((said) =>
        ['keep-alive', 'close'].map((connection) => [path, kib, said, connection, form] as const),
      ),
    ),
  )('that what is sent to %s is larger than %i KiB, with %s and Connection: %s', async (...row) => {
    const [path, kib, said, connection, form] = row
    const head = said === 'Content-Length' ? `Content-Length: ${large}` : 'Transfer-Encoding: chunked'
    const body = Buffer.concat([
      Buffer.from(`POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: ${connection}\r\n${head}\r\n\r\n`),
      Buffer.from(said === 'Content-Length' ? '' : `${large.toString(16)}\r\n`),
      Buffer.alloc(large, 'x'),
    ])
    const answer = await sendThenRead(body)
    expect([answer.status, answer.body]).toEqual([
      413,
      expect.stringContaining(kib === 64 ? '64 KiB' : '1 MiB'),
    ])
    expectForm(form, answer)
  })

  it.each(limits)('what is wrong with exactly as much as %s takes', async (path, kib) => {
    const headers = { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' }
    const answer = await send(path, { method: 'POST', headers, body: Buffer.alloc(kib * KIB, 'x') })
    expect(answer.status).not.toBe(413)
  })

  it('that the database is gone', async () => {
    const lost = vi.spyOn(pool, 'query').mockImplementation(async () => {
      throw new Error('gone')
    })
    captureErrors()
    const answer = await send('/token?scope=repository:demo/api:pull')
    expect(answer.status).toBe(503)
    expectForm(registryForm, answer)
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const form = `grant_type=password&username=demo&password=${newSecret('account').reveal()}`
    const { body } = await send('/token', { method: 'POST', headers, body: form })
    expect(JSON.parse(body)).toMatchObject({ ...registryForm, error: 'temporarily_unavailable' })
    lost.mockRestore()
  })
})
