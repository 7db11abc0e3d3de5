import { inspect } from 'node:util'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { request } from '#api/testing/request.ts'
import { authRoutes } from '#api/hub/auth-routes.ts'
import { askHub, bearerOf } from '#api/testing/ask-hub.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { changePassword } from '#lib/accounts/change-password.ts'
import { signBearer } from '#lib/credentials/bearer.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { endOtherSessions } from '#lib/sessions/end-other-sessions.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { minute } from '#lib/time.ts'

let person: Person
const account = ({ id, username }: Person) =>
  ({ kind: 'account', accountId: id, username, address: '192.0.2.1' }) as const

beforeAll(async () => {
  person = await newPerson()
})

/** A route for people only: 200 with a session, 403 with a token, 401 with an invalid bearer token. */
const look = async (bearer: string) => (await askHub('GET /v2/access-tokens', { bearer })).status
const exchange = (identifier: string, secret: string, address?: string) =>
  askHub('POST /v2/auth/token', { body: { identifier, secret }, ...(address && { address }) })

describe('POST /v2/auth/token', () => {
  it('gives a bearer token of ten minutes for a password', async () => {
    const bearer = await bearerOf(person.username, person.password)
    const { iat, exp, aud } = decodeJwt(bearer)
    expect(exp! - iat!).toBe(600)
    expect(aud).not.toBe(env.REGISTRY_SERVICE)
    expect(decodeProtectedHeader(bearer)).toMatchObject({ typ: 'JWT', alg: 'HS256' })
    expect(await look(bearer)).toBe(200)
    expect(await look(await bearerOf(person.email, person.password))).toBe(200)
    const session = await db.session.findFirstOrThrow({ where: { accountId: person.id } })
    expect(session.client).toBe('API')
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(10 * minute)
  })

  it('takes personal and organization access tokens, which last of all are no people', async () => {
    const personal = await newToken(account(person))
    expect(await look(await bearerOf(person.username, personal.secret.reveal()))).toBe(403)
    const organization = await newOrganization([[account(person), 'owner']])
    const token = await newOrganizationToken(organization, { publicRead: true })
    expect(await look(await bearerOf(organization.name, token.secret.reveal()))).toBe(403)
    expect((await exchange(person.username, token.secret.reveal())).status).toBe(401)
    expect((await exchange(organization.name, personal.secret.reveal())).status).toBe(401)
  })

  it('refuses a wrong secret in Hub’s shape, and ever more slowly', async () => {
    const address = newAddress()
    const wrong = await exchange(person.username, 'wrong password', address)
    expect([wrong.status, wrong.body]).toEqual([
      401,
      { errinfo: {}, detail: expect.any(String), message: 'Wrong username or password.' },
    ])
    for (let tries = 0; tries < 9; tries++) await exchange(person.username, 'wrong password', address)
    const limited = await exchange(person.username, person.password, address)
    expect(limited.status).toBe(429)
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it.each([['{'], ['[]'], ['null'], ['{}'], [''], ['{"identifier":"a"}'], ['{"identifier":1,"secret":[]}']])(
    'names what is wrong with %s',
    async (body) => {
      const answer = await askHub('POST /v2/auth/token', { body })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({
        errinfo: expect.any(Object),
        detail: expect.any(String),
        message: expect.any(String),
      })
    },
  )
})

it.each(['POST /v2/auth/token', 'POST /v2/users/login'])('what %s reads prints no secret', (name) => {
  const body = { identifier: 'demo', secret: 'correct horse', username: 'demo', password: 'correct horse' }
  const read = authRoutes.find((route) => route.name === name)!.body!.parse(body)
  for (const text of [inspect(read), JSON.stringify(read)]) {
    expect(text).toContain('[redacted]')
    expect(text).not.toContain('horse')
  }
})

describe('a bearer token', () => {
  it('is no secret, and none of the registry’s tokens, nor the reverse', async () => {
    const { secret } = await newToken(account(person))
    expect(await look(secret.reveal())).toBe(401)
    expect(await look(person.password)).toBe(401)
    const organization = await newOrganization([[account(person), 'owner']])
    const theirs = await newOrganizationToken(organization, { scopes: ['scope-member-read'] })
    for (const raw of [secret, theirs.secret]) {
      const members = `GET /v2/orgs/${organization.name}/members`
      expect((await askHub(members, { bearer: raw.reveal() })).status).toBe(401)
    }
    const registry = await askToken({ credential: `${person.username}:${secret.reveal()}` })
    expect(await look(registry.body.token)).toBe(401)
    const authorization = `Bearer ${await bearerOf(person.username, person.password)}`
    expect((await request('/v2/', { headers: { authorization } })).status).toBe(401)
  })

  it('ends after ten minutes', async () => {
    const { sessionSecret } = await newSession(person)
    const subject = { kind: 'session', secret: sessionSecret } as const
    const since = (minutes: number) => signBearer(subject, new Date(Date.now() - minutes * minute))
    expect(await look(await since(9))).toBe(200)
    expect(await look(await since(11))).toBe(401)
  })

  it('ends when its person signs out elsewhere, or sets a new password', async () => {
    const own = await newPerson()
    const first = await bearerOf(own.username, own.password)
    await endOtherSessions(account(own))
    expect(await look(first)).toBe(401)
    const second = await bearerOf(own.username, own.password)
    const newPassword = 'another long password'
    await changePassword(account(own), { currentPassword: own.password, newPassword })
    expect(await look(second)).toBe(401)
  })

  it.each([
    ['deactivated', { isActive: false }],
    ['expired', { expiresAt: new Date() }],
  ])('ends when its access token is %s', async (_what, data) => {
    const { id, secret } = await newToken(account(person))
    const bearer = await bearerOf(person.username, secret.reveal())
    expect(await look(bearer)).toBe(403)
    await db.token.update({ where: { id }, data })
    expect(await look(bearer)).toBe(401)
    await db.token.delete({ where: { id } })
    expect(await look(bearer)).toBe(401)
  })

  it('ends when its organization is set to Free', async () => {
    const organization = await newOrganization([[account(person), 'owner']])
    const { secret } = await newOrganizationToken(organization, { publicRead: true })
    const bearer = await bearerOf(organization.name, secret.reveal())
    await db.organization.update({ where: { id: organization.id }, data: { plan: 'free' } })
    expect(await look(bearer)).toBe(401)
    expect((await exchange(organization.name, secret.reveal())).body.message).toContain('Free')
  })

  it('is asked for where none is sent, and may be called JWT', async () => {
    const nobody = await askHub('GET /v2/access-tokens')
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="Gatehouse API"',
    ])
    expect(nobody.body).toEqual({ detail: expect.any(String), message: expect.any(String) })
    const authorization = `JWT ${await bearerOf(person.username, person.password)}`
    expect((await askHub('GET /v2/access-tokens', { headers: { authorization } })).status).toBe(200)
    for (const header of ['', 'Bearer', 'Basic YTpi', 'Bearer a b']) {
      expect((await askHub('GET /v2/access-tokens', { headers: { authorization: header } })).status).toBe(401)
    }
  })
})

describe('POST /v2/users/login', () => {
  const login = (username: string, password: string) =>
    askHub('POST /v2/users/login', { body: { username, password } })

  it('signs people in, by password or personal access token', async () => {
    const byPassword = await login(person.username, person.password)
    expect([byPassword.status, Object.keys(byPassword.body)]).toEqual([200, ['token']])
    expect(await look(byPassword.body.token)).toBe(200)
    const { secret } = await newToken(account(person))
    expect(await look((await login(person.username, secret.reveal())).body.token)).toBe(403)
  })

  it('answers anybody else with what is wrong', async () => {
    const wrong = await login(person.username, 'wrong password')
    expect([wrong.status, wrong.body]).toEqual([401, { detail: 'Wrong username or password.' }])
    const organization = await newOrganization([[account(person), 'owner']])
    const { secret } = await newOrganizationToken(organization, { publicRead: true })
    expect((await login(organization.name, secret.reveal())).status).toBe(401)
  })
})
