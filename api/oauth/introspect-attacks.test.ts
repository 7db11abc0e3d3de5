import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askIntrospection } from '#api/testing/ask-introspection.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { second } from '#lib/time.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { newSecret } from '#lib/tokens/secret.ts'

type Client = Awaited<ReturnType<typeof newApplication>>

let owner: AccountActor
let client: Client
let doors: Awaited<ReturnType<typeof serveDoors>>
beforeAll(async () => {
  owner = await newAccount()
  client = await newApplication(await newOrganization([[owner, 'owner']]))
  doors = await serveDoors()
})
afterAll(() => doors.stop())

describe('what is not active takes as many look-ups, whatever it is', () => {
  const tokens: Record<string, () => Promise<string>> = {
    'a secret that nobody has': async () => newSecret('account').reveal(),
    'what is no secret': async () => 'nonsense',
    "a stranger's token": async () => (await newToken(await newAccount())).secret.reveal(),
    'a token of another organization': async () =>
      (await newOrganizationToken(await newOrganization([]), { publicRead: true })).secret.reveal(),
    'an expired one': async () =>
      (await newToken(owner, { expiresAt: new Date(Date.now() - second) })).secret.reveal(),
    'a deactivated one': async () => (await newToken(owner, { isActive: false })).secret.reveal(),
  }

  it.each(Object.entries(tokens))('%s', async (_, tokenOf) => {
    const token = await tokenOf()
    const { answer, sent } = await statementsOf(() => askIntrospection(client, token))
    expect(answer.body).toEqual({ active: false })
    const lookUps = sent.filter((name) => name.startsWith('find-'))
    expect(lookUps.slice(0, 2)).toEqual(['find-application', 'find-token-by-secret'])
    expect(lookUps).toHaveLength(3)
  })
})

describe('a rotated token', () => {
  it('is active by both secrets until the new one is shown', async () => {
    const { id, secret } = await newToken(owner)
    const [rotated] = await rotateTokens(owner, ownAccount, { ids: [id], expiresAt: null, graceHours: 24 })
    expect((await askIntrospection(client, secret)).body).toMatchObject({ active: true, jti: id })
    expect((await askIntrospection(client, rotated!.secret!)).body).toMatchObject({ active: true, jti: id })
    expect((await askIntrospection(client, secret)).body).toEqual({ active: false })
  })

  it('is ended by nobody who has no business with it', async () => {
    const { id, secret } = await newToken(await newAccount())
    const { accountId } = await db.token.findUniqueOrThrow({ where: { id } })
    const stranger = { ...owner, accountId: accountId! }
    const [rotated] = await rotateTokens(stranger, ownAccount, { ids: [id], expiresAt: null, graceHours: 24 })
    expect((await askIntrospection(client, rotated!.secret!)).body).toEqual({ active: false })
    const site = await newApplication(null)
    expect((await askIntrospection(site, secret)).body.active).toBe(true)
  })
})

it('whatever is asked about, the answer is inactive', async () => {
  const text = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  )
  await fc.assert(
    fc.asyncProperty(text, async (token) => {
      const { status, body } = await askIntrospection(client, token)
      expect([status, body]).toEqual([200, { active: false }])
    }),
    { numRuns: 150 },
  )
})

it('whatever client there is, it is refused', async () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 100 })
  const { secret } = await newToken(owner)
  await fc.assert(
    fc.asyncProperty(text, text, async (id, password) => {
      const response = await fetch(`http://127.0.0.1:${doors.port}/oauth/introspect`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: id, client_secret: password, token: secret.reveal() }),
      })
      expect([response.status, (await response.json()).error]).toEqual([401, 'invalid_client'])
    }),
    { numRuns: 100 },
  )
})

it('a question of 60 KiB is answered, and a larger one refused unread', async () => {
  const ask = (length: number) =>
    fetch(`http://127.0.0.1:${doors.port}/oauth/introspect`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: client.clientId,
        client_secret: client.secret.reveal(),
        token: 'x'.repeat(length),
      }),
    }).then(({ status }) => status)
  expect(await ask(60 * 1024)).toBe(200)
  expect(await ask(70 * 1024)).toBe(413)
})
