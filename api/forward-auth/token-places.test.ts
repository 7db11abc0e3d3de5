import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askForward, bearerOf, type Asked } from '#api/testing/ask-forward.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { logger } from '#lib/logger.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

vi.hoisted(() => {
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

let server: Awaited<ReturnType<typeof serveDoors>>
let person: AccountActor
let acme: Awaited<ReturnType<typeof newOrganization>>
let npm: Awaited<ReturnType<typeof newService>>
let token: { id: string; secret: Secret }

beforeAll(async () => {
  server = await serveDoors({ isLogged: true })
  logger.level = 'silent'
  person = await newAccount()
  acme = await newOrganization([[person, 'editor']])
  npm = await newService(acme)
  token = await newToken(person)
  await giveService(token, npm, 'write')
})
afterAll(() => server.stop())

const ask = (asked: Partial<Asked> = {}) =>
  askForward(server.port, { host: npm.host, credential: bearerOf(token.secret), ...asked })

describe('a service with places of its own for tokens', () => {
  const places = { credentialHeader: 'X-Api-Key', credentialQuery: 'api_key' }
  let own: Awaited<ReturnType<typeof newService>>
  beforeAll(async () => {
    own = await newService(acme, places)
    await giveService(token, own, 'write')
  })
  const askOwn = (asked: Partial<Asked>) => ask({ host: own.host, credential: undefined, ...asked })

  it('takes one from its header, or from its query', async () => {
    const secret = token.secret.reveal()
    expect(await askOwn({ headers: { 'x-api-key': secret } })).toMatchObject({ status: 200 })
    expect(await askOwn({ uri: `/pkg?a=b&api_key=${secret}` })).toMatchObject({ status: 200 })
    expect(await askOwn({ credential: bearerOf(token.secret) })).toMatchObject({ status: 200 })
  })

  it('takes one only', async () => {
    const secret = token.secret.reveal()
    const twice = { 'x-api-key': [secret, secret] }
    for (const asked of [
      { headers: { 'x-api-key': secret }, credential: bearerOf(token.secret) },
      { headers: { 'x-api-key': secret }, uri: `/pkg?api_key=${secret}` },
      { headers: twice },
      { headers: { 'x-api-key': secret, X_Api_Key: 'other' } },
      { uri: `/pkg?api_key=${secret}&api_key=${secret}` },
      { uri: `/pkg?api_key=${secret}&api%5fkey=${secret}` },
    ])
      expect(await askOwn(asked)).toMatchObject({
        status: 403,
        body: expect.stringMatching(/^This request can be read in two ways/),
      })
  })

  it('refuses what is there and no token', async () => {
    expect(await askOwn({ headers: { 'x-api-key': 'guess' } })).toMatchObject({ status: 401 })
    expect(await askOwn({ uri: '/pkg?api_key=guess' })).toMatchObject({ status: 401 })
  })

  it('no log tells what was in them', async () => {
    const written: string[] = []
    const levels = ['debug', 'info', 'warn', 'error'] as const
    const spies = levels.map((level) =>
      vi.spyOn(logger, level).mockImplementation((...said) => void written.push(JSON.stringify(said))),
    )
    const secret = token.secret.reveal()
    await askOwn({ uri: `/pkg?api_key=${secret}` })
    await askOwn({ uri: `/-/admin/?api_key=${secret}` })
    await askOwn({ uri: `/pkg?api_key=${secret}&api_key=${secret}` })
    await askOwn({ headers: { 'x-api-key': secret } })
    await expect.poll(() => written.length).toBeGreaterThanOrEqual(4)
    for (const spy of spies) spy.mockRestore()
    expect(written.join()).toContain('/auth/forward')
    expect(written.join()).not.toContain(secret)
  })

  it('elsewhere they say nothing', async () => {
    const secret = token.secret.reveal()
    const headers = { 'x-api-key': secret }
    expect(await ask({ credential: undefined, headers })).toMatchObject({ status: 401 })
    expect(await ask({ credential: undefined, uri: `/pkg?api_key=${secret}` })).toMatchObject({ status: 401 })
  })
})

it('notes what a token was used for, and what it was refused', async () => {
  const own = await newToken(person)
  await giveService(own, npm, 'read')
  const credential = bearerOf(own.secret)
  const headers = { 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'npm/11.0.0 node/v24' }
  await ask({ credential, headers, uri: '/pkg?secret=yes' })
  await ask({ credential, headers, method: 'PUT', uri: '/pkg' })
  await tokenUses.flush()
  await tokenExchanges.flush()
  const { lastUsedAction, lastUsedAddress } = await db.token.findUniqueOrThrow({ where: { id: own.id } })
  expect([lastUsedAction, lastUsedAddress]).toEqual([`read ${npm.host}/pkg`, '203.0.113.9'])
  const found = await db.tokenExchange.findMany({ where: { tokenId: own.id }, orderBy: { id: 'asc' } })
  expect(found).toMatchObject([
    {
      door: 'service',
      action: `read ${npm.host}/pkg`,
      outcome: 'granted',
      client: 'npm 11.0.0',
      reason: null,
    },
    {
      ...{ door: 'service', action: `tried PUT at ${npm.host}/pkg`, outcome: 'refused' },
      reason: expect.stringMatching(
        `^This access token may read at ${npm.fullName}, but this needs write: http`,
      ),
    },
  ])
})
