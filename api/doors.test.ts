import { createServer, request, type RequestOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorOf, doors } from '#api/doors.ts'
import { reservedNames } from '#lib/accounts/reserved-names.ts'
import { pool } from '#lib/database/db.ts'
import { createHandler } from '#lib/http/handler.ts'
import { notificationCredential } from '#lib/registry/notifications.ts'
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

const registryForm = { errors: [{ code: expect.any(String), message: expect.any(String), detail: null }] }
const hubForm = { errinfo: {}, detail: expect.any(String), message: expect.any(String) }
const sentence = /^[A-Z][^\n]+\.\n$/

/** What a door says that its paths do not have, in the form of its protocol. */
function expectForm(form: object | RegExp, { type, body }: { type: string; body: string }) {
  if (form instanceof RegExp)
    expect([type, body]).toEqual(['text/plain; charset=utf-8', expect.stringMatching(form)])
  else expect([type, JSON.parse(body)]).toEqual(['application/json', form])
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
    ['/api/registry/notifications', '/api/registry'],
    ['/.well-known/jwks.json', '/.well-known'],
    ['/healthz', '/healthz'],
  ])('%s to the door of %s', (path, claimed) => expect(doorOf(path)?.paths).toContain(claimed))

  it.each(['/', '/tokens', '/v20', '/api/auth/csrf', '/healthzz', '/account/security', ''])(
    '%j to people',
    (path) => expect(doorOf(path)).toBeUndefined(),
  )
})

it('no account or organization is called as a door begins', () => {
  for (const path of doors.flatMap(({ paths }) => paths))
    expect([path, path.startsWith('/.') || reservedNames.has(path.split('/')[1]!)]).toEqual([path, true])
})

describe('each door says in its own form', () => {
  it.each([
    ['/v2/orgs/acme/no-such-thing', hubForm],
    ['/token/no-such-thing', registryForm],
    ['/api/registry/no-such-thing', registryForm],
    ['/.well-known/no-such-thing', sentence],
    ['/healthz/no-such-thing', sentence],
  ])('that there is nothing at %s', async (path, form) => {
    const answer = await send(path)
    expect(answer.status).toBe(404)
    expectForm(form, answer)
  })

  it.each([
    ['PUT', '/token', 'GET, POST', registryForm],
    ['POST', '/v2/', 'GET, HEAD', registryForm],
    ['PUT', '/v2/users/login', 'POST', hubForm],
  ])('that %s is no method of %s', async (method, path, allow, form) => {
    const answer = await send(path, { method })
    expect([answer.status, answer.allow]).toEqual([405, allow])
    expectForm(form, answer)
  })

  const large = Buffer.alloc(1024 * 1024 + 1, 'x')
  it.each([
    ['/token', { ...registryForm, error: 'invalid_request', error_description: expect.any(String) }],
    ['/v2/users/login', { detail: expect.any(String) }],
    ['/api/registry/notifications', registryForm],
  ])('that what is sent to %s is too large, where its length is not said', async (path, form) => {
    const headers = {
      'Transfer-Encoding': 'chunked',
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Bearer ${await notificationCredential()}`,
    }
    const answer = await send(path, { method: 'POST', headers, body: large })
    expect(answer.status).toBe(413)
    expectForm(form, answer)
    expect((await send('/v2/')).status).toBe(401)
  })

  it.each([
    ['/token', registryForm],
    ['/v2/users/login', hubForm],
    ['/api/registry/notifications', registryForm],
    ['/healthz', sentence],
  ])('that what is sent to %s is too large, where its length is said', async (path, form) => {
    const headers = { 'Content-Length': large.length }
    const answer = await send(path, { method: 'POST', headers, body: large })
    expect(answer.status).toBe(413)
    expectForm(form, answer)
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

it('a body of exactly 1 MiB is read', async () => {
  const headers = { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' }
  const body = `"${'x'.repeat(1024 * 1024 - 2)}"`
  expect((await send('/v2/users/login', { method: 'POST', headers, body })).status).toBe(400)
})

it('a body that nobody reads harms nobody', async () => {
  const answer = await send('/token', {
    method: 'PUT',
    headers: { 'Transfer-Encoding': 'chunked' },
    body: Buffer.alloc(3 * 1024 * 1024),
  })
  expect(answer.status).toBe(405)
})
