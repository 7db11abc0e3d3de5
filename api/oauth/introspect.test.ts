import { beforeAll, describe, expect, it, vi } from 'vitest'
import { askIntrospection } from '#api/testing/ask-introspection.ts'
import { request } from '#api/testing/request.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { second } from '#lib/time.ts'
import { newSecret } from '#lib/tokens/secret.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

type Client = Awaited<ReturnType<typeof newApplication>>

let owner: AccountActor
let acme: { id: string; name: string }
let ofAcme: Client
let ofSite: Client
beforeAll(async () => {
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']])
  ofAcme = await newApplication(acme, { name: 'Acme gateway' })
  ofSite = await newApplication(null)
})

const basic = ({ clientId, secret }: Client) => ({
  Authorization: `Basic ${btoa(`${clientId}:${secret.reveal()}`)}`,
})
const now = () => Math.floor(Date.now() / second)

/** RFC 7662, 2.2: times as numbers, scopes separated by spaces. */
it('says what a personal token is', async () => {
  const { id, secret } = await newToken(owner, { permission: 'write' })
  const { status, headers, body } = await askIntrospection(ofSite, secret)
  expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
    200,
    'no-store',
    'application/json',
  ])
  expect(body).toEqual({
    active: true,
    scope: 'repo:public_read repo:read repo:write',
    client_id: 'gatehouse',
    username: owner.username,
    token_type: 'Bearer',
    exp: expect.any(Number),
    iat: expect.any(Number),
    sub: owner.accountId,
    aud: env.PUBLIC_URL,
    iss: env.PUBLIC_URL,
    jti: id,
  })
  expect(Math.abs(body.iat - now())).toBeLessThanOrEqual(2)
})

it("says what an organization's token is", async () => {
  const columns = { allRepositories: true, scopes: ['scope-member-read'], publicRead: true }
  const { id, secret } = await newOrganizationToken(acme, columns)
  expect((await askIntrospection(ofAcme, secret)).body).toMatchObject({
    active: true,
    scope: `repo:public_read repo:${acme.name}/*:pull scope-member-read`,
    username: acme.name,
    sub: acme.id,
    jti: id,
  })
})

it('names the client that asked for a token', async () => {
  const { secret } = await newToken(owner, { source: 'auto', clientId: 'gatehouse-cli' })
  expect((await askIntrospection(ofSite, secret)).body.client_id).toBe('gatehouse-cli')
})

describe('the end that is answered', () => {
  const expOf = async (client: Client, columns: Parameters<typeof newToken>[1]) => {
    const { secret } = await newToken(owner, columns)
    const { body } = await askIntrospection(client, secret)
    return body.exp
  }
  const longAgo = new Date(Date.now() - 60 * second)

  it.each([1, 5, 60])('is at most %i seconds from now', async (reuseSeconds) => {
    const client = await newApplication(null, { reuseSeconds })
    const before = now()
    const exp = await expOf(client, { expiresAt: new Date(Date.now() + 3600 * second), createdAt: longAgo })
    expect(exp).toBeGreaterThanOrEqual(before + reuseSeconds)
    expect(exp).toBeLessThanOrEqual(now() + reuseSeconds)
    expect(await expOf(client, { createdAt: longAgo })).toBeLessThanOrEqual(now() + reuseSeconds)
  })

  it('is the true one where that is sooner', async () => {
    const client = await newApplication(null, { reuseSeconds: 60 })
    const expiresAt = new Date(Date.now() + 10 * second)
    expect(await expOf(client, { expiresAt, createdAt: longAgo })).toBe(
      Math.floor(expiresAt.getTime() / second),
    )
  })

  it('is this second where an answer is not to be used again, but after the beginning', async () => {
    const client = await newApplication(null, { reuseSeconds: 0 })
    expect(await expOf(client, { createdAt: longAgo })).toBeLessThanOrEqual(now())
    const createdAt = new Date()
    expect(await expOf(client, { createdAt })).toBe(Math.floor(createdAt.getTime() / second) + 1)
  })
})

describe('the same answer, to the byte, for', () => {
  const stranger = () => newAccount()
  const inactive: Record<string, () => Promise<string>> = {
    'a secret that nobody has': async () => newSecret('account').reveal(),
    "one that nobody has, of an organization's form": async () => newSecret('organization').reveal(),
    'what is no secret': async () => 'nonsense',
    'a secret with a wrong checksum': async () => {
      const text = (await newToken(owner)).secret.reveal()
      return text.slice(0, -1) + (text.endsWith('a') ? 'b' : 'a')
    },
    'a secret with a space': async () => ` ${(await newToken(owner)).secret.reveal()}`,
    'a thousand characters': async () => 'x'.repeat(1000),
    'an expired token': async () =>
      (await newToken(owner, { expiresAt: new Date(Date.now() - second) })).secret.reveal(),
    'a deactivated one': async () => (await newToken(owner, { isActive: false })).secret.reveal(),
    'a deleted one': async () => {
      const { id, secret } = await newToken(owner)
      await db.token.delete({ where: { id } })
      return secret.reveal()
    },
    'one of a suspended account': async () => {
      const person = await newAccount()
      await db.membership.create({
        data: { organizationId: acme.id, accountId: person.accountId, role: 'member' },
      })
      await db.account.update({ where: { id: person.accountId }, data: { suspendedAt: new Date() } })
      return (await newToken(person)).secret.reveal()
    },
    'one of somebody who is no member': async () => (await newToken(await stranger())).secret.reveal(),
    'one of a member without the second factor that is required': async () => {
      const strict = await newOrganization([[owner, 'owner']], { requiresSecondFactor: true })
      const client = await newApplication(strict)
      const { secret } = await newToken(owner)
      const { body } = await askIntrospection(client, secret)
      expect(body).toEqual({ active: false })
      return secret.reveal().slice(1)
    },
    'one of another organization': async () =>
      (
        await newOrganizationToken(await newOrganization([[owner, 'owner']]), { publicRead: true })
      ).secret.reveal(),
    'the session of a person': async () => 'x'.repeat(43),
  }

  it.each(Object.entries(inactive))('%s', async (_, tokenOf) => {
    const token = await tokenOf()
    const response = await request('/oauth/introspect', {
      method: 'POST',
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
      headers: basic(ofAcme),
    })
    const { status, headers } = response
    expect([status, await response.text()]).toEqual([200, '{"active":false}'])
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
    })
  })
})

it("the installation's application sees every token", async () => {
  const { secret } = await newOrganizationToken(acme, { publicRead: true })
  for (const one of [secret, (await newToken(await newAccount())).secret])
    expect((await askIntrospection(ofSite, one)).body.active).toBe(true)
})

it('a deletion is told with the next answer', async () => {
  const { id, secret } = await newToken(owner)
  expect((await askIntrospection(ofAcme, secret)).body.active).toBe(true)
  await db.token.delete({ where: { id } })
  expect((await askIntrospection(ofAcme, secret)).body).toEqual({ active: false })
})

it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
  const { status, headers } = await request('/oauth/introspect', { method })
  expect([status, headers.get('allow')]).toEqual([405, 'POST'])
})

it('takes forms alone, with one token', async () => {
  const invalid = [400, 'invalid_request']
  const ask = async (body: string, type = 'application/x-www-form-urlencoded') => {
    const headers = { ...basic(ofSite), 'Content-Type': type }
    const response = await request('/oauth/introspect', { method: 'POST', body, headers })
    return [response.status, (await response.json()).error]
  }
  expect(await ask('')).toEqual(invalid)
  expect(await ask('token=')).toEqual(invalid)
  expect(await ask('token=a&token=b')).toEqual(invalid)
  expect(await ask('{"token":"a"}', 'application/json')).toEqual(invalid)
  expect(await ask('token=a', 'text/plain')).toEqual(invalid)
})

it('tells the owner whom a token was shown, and what was refused there', async () => {
  const { id, secret } = await newToken(owner)
  await askIntrospection(ofAcme, secret)
  await db.token.update({ where: { id }, data: { isActive: false } })
  await askIntrospection(ofAcme, secret)
  await Promise.all([tokenUses.flush(), tokenExchanges.flush()])
  const token = await db.token.findUniqueOrThrow({
    where: { id },
    select: { lastUsedAction: true, exchanges: { orderBy: { id: 'asc' } } },
  })
  expect(token.lastUsedAction).toBe('shown to Acme gateway')
  expect(token.exchanges).toMatchObject([
    { action: 'shown to Acme gateway', outcome: 'granted', door: 'api', reason: null },
    { action: 'shown to Acme gateway', outcome: 'refused', reason: 'This access token is deactivated.' },
  ])
})

it('tells nobody of an application that has no business with the token', async () => {
  const { id, secret } = await newToken(await newAccount())
  await askIntrospection(ofAcme, secret)
  await Promise.all([tokenUses.flush(), tokenExchanges.flush()])
  expect(await db.tokenExchange.count({ where: { tokenId: id } })).toBe(0)
})

it('closes where the database fails', async () => {
  const { secret } = await newToken(owner)
  const query = vi.spyOn(pool, 'query').mockRejectedValue(new Error('gone') as never)
  const first = await askIntrospection(ofSite, secret)
  query.mockRestore()
  expect([first.status, first.body.error, first.body.active]).toEqual([
    503,
    'temporarily_unavailable',
    undefined,
  ])
})
