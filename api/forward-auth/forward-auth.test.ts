import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { askAs, askForward, basicOf, bearerOf, type Asked } from '#api/testing/ask-forward.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { failureCounts } from '#lib/rate-limits/failure-counts.ts'
import type { Secret } from '#lib/secret.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newSecret } from '#lib/tokens/secret.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

let server: Awaited<ReturnType<typeof serveDoors>>
let person: AccountActor
let acme: Awaited<ReturnType<typeof newOrganization>>
let npm: Awaited<ReturnType<typeof newService>>
let token: { id: string; secret: Secret }

beforeAll(async () => {
  server = await serveDoors()
  person = await newAccount()
  acme = await newOrganization([[person, 'editor']])
  npm = await newService(acme)
  token = await newToken(person)
  await giveService(token, npm, 'write')
})
afterAll(() => server.stop())
afterEach(() => void vi.restoreAllMocks())

const ask = (asked: Partial<Asked> = {}) =>
  askForward(server.port, { host: npm.host, credential: bearerOf(token.secret), ...asked })

describe('a request that is allowed', () => {
  it('is answered 200, with an empty body and who asks', async () => {
    const { status, headers, body } = await ask()
    expect([status, body, headers['content-length']]).toEqual([200, '', '0'])
    expect(headers).toMatchObject({
      'remote-user': person.username,
      'x-gatehouse-token': token.id,
      'x-gatehouse-owner': `account/${person.username}`,
      'x-gatehouse-permissions': 'read,write',
      'cache-control': 'no-store',
    })
    expect(JSON.stringify(headers)).not.toContain(token.secret.reveal())
  })

  it.each([
    ['with its owner’s name', () => basicOf(person.username, token.secret)],
    ['with its owner’s name in capitals', () => basicOf(person.username.toUpperCase(), token.secret)],
    ['without a name', () => basicOf('', token.secret)],
    ['as Python’s programs send it', () => basicOf('__token__', token.secret)],
    ['as a bearer', () => bearerOf(token.secret)],
    ['as a bearer in small letters', () => `bearer ${token.secret.reveal()}`],
  ])('takes the token %s', async (_, credential) => {
    expect(await ask({ credential: credential() })).toMatchObject({ status: 200 })
  })

  it('may be any, at any path below', async () => {
    const headers = { 'X-Original-Host': npm.host, 'X-Original-URI': '/pkg', 'X-Original-Method': 'PUT' }
    const sent = { ...headers, authorization: bearerOf(token.secret) }
    for (const method of ['GET', 'POST', 'PROPFIND', 'DELETE', 'OPTIONS', 'HEAD'])
      for (const path of ['/auth/forward', '/auth/forward/', '/auth/forward/any/..//%2f\\thing;?a=b'])
        expect([method, path, (await askAs(server.port, sent, { method, path })).status]).toEqual([
          ...[method, path, 200],
        ])
  })

  it('is answered before its body has come', async () => {
    const headers = {
      ...{ 'X-Original-Host': npm.host, 'X-Original-URI': '/pkg', 'X-Original-Method': 'PUT' },
      ...{ authorization: bearerOf(token.secret), 'Content-Length': 100_000_000 },
    }
    const body = 'x'.repeat(1_000_000)
    const answer = await askAs(server.port, headers, { method: 'POST', body }).catch((error: Error) => error)
    expect(answer).toMatchObject({ status: 200, headers: { connection: 'close' } })
  })

  it('may be of an organization', async () => {
    const { id, secret } = await newOrganizationToken(acme)
    await giveService({ id }, npm, 'admin')
    const answer = await ask({ uri: '/-/admin/users', credential: bearerOf(secret) })
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'remote-user': acme.name,
        'x-gatehouse-owner': `organization/${acme.name}`,
        'x-gatehouse-permissions': 'read,write,admin',
      },
    })
  })
})

describe('a request that is refused', () => {
  it('without a credential is asked for one', async () => {
    const { status, headers, body } = await ask({ credential: undefined })
    const reason = `${npm.fullName} needs an access token: ${env.PUBLIC_URL}/account/security`
    expect([status, body]).toEqual([401, `${reason}\n`])
    expect(headers).toMatchObject({
      'www-authenticate': 'Basic realm="Gatehouse", charset="UTF-8"',
      'x-gatehouse-reason': reason,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(headers).not.toHaveProperty('remote-user')
  })

  it.each([
    [
      'an unknown token',
      () => bearerOf(newSecret('account')),
      /^Wrong access token, or the token was deleted\./,
    ],
    ['a token with a typo', () => `Bearer gate_pat_${'a'.repeat(36)}`, /^Wrong access token, or/],
    ['somebody else’s name', () => basicOf('somebody', token.secret), /^This access token belongs to /],
    [
      'the token as the name',
      () => basicOf(token.secret.reveal(), { reveal: () => '' }),
      /not as the username/,
    ],
    [
      'a password',
      () => basicOf(person.username, { reveal: () => 'a password' }),
      /^This is no access token\./,
    ],
    ['nothing in it', () => 'Basic Og==', /^This is no access token\./],
    ['no colon in it', () => 'Basic YWJj', /malformed/],
    ['another scheme', () => `Digest ${token.secret.reveal()}`, /^Send the access token as/],
    ['a bearer token of the API', () => 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln', /^This is no access token\./],
  ])('with %s is answered 401', async (_, credential, reason) => {
    const sent = credential()
    const { status, headers, body } = await ask({ credential: sent })
    expect([status, body]).toEqual([401, expect.stringMatching(reason)])
    expect(headers['x-gatehouse-reason']).toBe(body.trimEnd())
    expect(headers['www-authenticate']).toBe(
      sent.startsWith('Bearer')
        ? 'Bearer realm="Gatehouse", error="invalid_token"'
        : 'Basic realm="Gatehouse", charset="UTF-8"',
    )
  })

  it.each([
    ['at an unknown host', { host: 'nothing.example.com' }, /^There is no service at nothing\.example\.com/],
    [
      'beyond its permissions',
      { uri: '/-/admin/users' },
      /^This access token may read and write at .+ needs admin: http\S+$/,
    ],
    ['in two readings', { uri: '/-/x/../admin/users' }, /^This request can be read in two ways/],
    [
      'with two credentials',
      { headers: { authorization: ['Basic YTpi', 'Basic YTpi'] } },
      /authorization twice/,
    ],
    ['to another method', { headers: { 'X-HTTP-Method-Override': 'DELETE' } }, /x-http-method-override/],
  ] as const)('%s is answered 403', async (_, asked, reason) => {
    const { status, headers, body } = await ask(asked as Partial<Asked>)
    expect([status, body.trimEnd()]).toEqual([403, expect.stringMatching(reason)])
    expect(headers['x-gatehouse-reason']).toBe(body.trimEnd())
    expect(headers).not.toHaveProperty('www-authenticate')
    expect(headers).not.toHaveProperty('remote-user')
  })

  it('because no rule is for it is answered 403', async () => {
    const rules = [{ methods: ['GET'], path: '/only/', permission: 'read' }]
    const narrow = await newService(acme, { rules })
    await giveService(token, narrow, 'admin')
    expect(await ask({ host: narrow.host, uri: '/only/this' })).toMatchObject({ status: 200 })
    expect(await ask({ host: narrow.host, uri: '/other' })).toMatchObject({
      status: 403,
      body: `No rule of ${narrow.fullName} allows GET /other: ${env.PUBLIC_URL}/organizations/${acme.name}/services/${narrow.name}\n`,
    })
    expect(await ask({ host: narrow.host, uri: '/only/this', method: 'POST' })).toMatchObject({ status: 403 })
  })

  it('because its token was not given the service says so', async () => {
    const own = await newToken(person)
    const oat = await newOrganizationToken(acme)
    for (const [{ secret }, page] of [
      [own, `/account/security/${own.id}`],
      [oat, `/organizations/${acme.name}/access-tokens/${oat.id}`],
    ] as const)
      expect(await ask({ credential: bearerOf(secret) })).toMatchObject({
        status: 403,
        body: `This access token has no access to ${npm.fullName}: ${env.PUBLIC_URL}${page}\n`,
      })
  })

  it('has its reason in a header, too, in UTF-8', async () => {
    const uri = '/caf%C3%A9/%F0%9F%98%80'
    const rules = [{ methods: [], path: '/only/', permission: 'read' }]
    const narrow = await newService(acme, { rules })
    await giveService(token, narrow, 'read')
    const { headers, body } = await ask({ host: narrow.host, uri })
    expect(body).toContain('/café/😀')
    expect(Buffer.from(String(headers['x-gatehouse-reason']), 'latin1').toString()).toBe(body.trimEnd())
  })

  it('for too many wrong tokens is answered 403, not 429', async () => {
    vi.spyOn(failureCounts, 'knownOver').mockImplementation((counts) =>
      counts.map(({ key }) => ({ key, points: 101, until: Date.now() + 60_000 })),
    )
    const headers = { 'X-Forwarded-For': newAddress() }
    const answer = await ask({ credential: 'Bearer gate_pat_wrong', headers })
    expect(answer).toMatchObject({ status: 403, body: 'Too many failed attempts. Try again in a minute.\n' })
  })

  it('because the database is gone is answered 503, which no proxy takes for a yes', async () => {
    vi.spyOn(pool, 'query').mockImplementation(async () => {
      throw new Error('gone')
    })
    captureErrors()
    expect(await ask()).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } })
  })
})

describe('what happens to a token counts from the next request on:', () => {
  const withToken = async () => {
    const own = await newToken(person)
    await giveService(own, npm, 'write')
    const status = async () => (await ask({ credential: bearerOf(own.secret) })).status
    expect(await status()).toBe(200)
    return { ...own, status }
  }

  it('it is deleted', async () => {
    const { id, status } = await withToken()
    await db.token.deleteMany({ where: { id } })
    expect(await status()).toBe(401)
  })

  it('it is deactivated', async () => {
    const { id, status } = await withToken()
    await db.token.updateMany({ where: { id }, data: { isActive: false } })
    expect(await status()).toBe(401)
  })

  it('it expires', async () => {
    const { id, status } = await withToken()
    await db.token.updateMany({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await status()).toBe(401)
  })

  it('it is no longer for the service', async () => {
    const { id, status } = await withToken()
    await db.tokenService.deleteMany({ where: { tokenId: id } })
    expect(await status()).toBe(403)
  })

  it('its owner leaves the organization', async () => {
    const other = await newAccount()
    await db.membership.create({
      data: { organizationId: acme.id, accountId: other.accountId, role: 'member', joinedAt: new Date() },
    })
    const own = await newToken(other)
    await giveService(own, npm, 'read')
    const status = async () => (await ask({ credential: bearerOf(own.secret) })).status
    expect(await status()).toBe(200)
    await db.membership.deleteMany({ where: { accountId: other.accountId } })
    expect(await status()).toBe(403)
  })

  it('its owner is suspended', async () => {
    const other = await newAccount()
    const service = await newService()
    const own = await newToken(other)
    await giveService(own, service, 'read')
    const status = async () => (await ask({ host: service.host, credential: bearerOf(own.secret) })).status
    expect(await status()).toBe(200)
    await db.account.updateMany({ where: { id: other.accountId }, data: { suspendedAt: new Date() } })
    expect(await status()).toBe(401)
  })
})
