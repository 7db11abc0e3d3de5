import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress, newPerson, type Person } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { hashSecret } from '#lib/secret.ts'
import { day, second } from '#lib/time.ts'
import { newSecret } from '#lib/tokens/secret.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

const tokensPage = `${env.PUBLIC_URL}/account/security`
const wrongToken = `Wrong username or access token, or the token was deleted. See your tokens at ${tokensPage}`
const wrongPassword = `Wrong username or password. Use a personal access token as the password: create one at ${tokensPage}`

let demo: AccountActor
let person: Person
let publicScope: string
beforeAll(async () => {
  demo = await newAccount()
  person = await newPerson()
  const { fullName } = await newRepository(await newAccount(), 'public')
  publicScope = `repository:${fullName}:pull`
})
afterEach(() => void vi.restoreAllMocks())

const as = (username: string, secret: { reveal: () => string }) => `${username}:${secret.reveal()}`

describe('a wrong credential is refused, even for what nobody needs one for', () => {
  it.each([
    ['an unknown token', () => as(demo.username, newSecret('account')), wrongToken],
    ['a token with a typo', () => `${as(demo.username, newSecret('account')).slice(0, -1)}!`, wrongToken],
    ['a token cut short', () => `${demo.username}:gate_pat_abc`, wrongToken],
    ['a wrong password', () => `${person.username}:password`, wrongPassword],
    ['an unknown username', () => 'nobody-of-this-name:password', wrongPassword],
    ['an empty password', () => `${person.username}:`, wrongPassword],
    ['nothing at all', () => ':', wrongPassword],
  ])('%s', async (_what, credential, message) => {
    const answer = await askToken({ credential: credential(), scopes: [publicScope], address: newAddress() })
    expect(answer.status).toBe(401)
    expect(answer.body).toEqual({ errors: [{ code: 'UNAUTHORIZED', message, detail: null }] })
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Gatehouse", charset="UTF-8"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['Basic ????', 'Bearer abc', 'Basic', `Basic ${'A'.repeat(500_000)}`])(
    '%.30s',
    async (authorization) => {
      const answer = await askToken({ headers: { authorization }, scopes: [publicScope] })
      expect([answer.status, answer.message]).toEqual([401, expect.stringContaining('malformed')])
    },
  )
})

describe('a token that is right, but', () => {
  it('expired, says when', async () => {
    const expiresAt = new Date('2026-01-02T03:04:05Z')
    const { secret } = await newToken(demo, { expiresAt, isActive: false })
    const { status, message } = await askToken({ credential: as(demo.username, secret) })
    expect(status).toBe(401)
    expect(message).toContain('expired on 2026-01-02 03:04 UTC.')
  })

  it('expires this very moment, is expired', async () => {
    const { secret } = await newToken(demo, { expiresAt: new Date(Date.now() + day) })
    expect((await askToken({ credential: as(demo.username, secret) })).status).toBe(200)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now())
    const dying = await newToken(demo, { expiresAt: new Date() })
    expect((await askToken({ credential: as(demo.username, dying.secret) })).status).toBe(401)
  })

  it('deactivated, says so, and is good again once activated', async () => {
    const { id, secret } = await newToken(demo, { isActive: false })
    const { status, message } = await askToken({ credential: as(demo.username, secret) })
    expect(status).toBe(401)
    expect(message).toBe(`This access token is deactivated. Activate it, or use another: ${tokensPage}`)
    await db.token.update({ where: { id }, data: { isActive: true } })
    expect((await askToken({ credential: as(demo.username, secret) })).status).toBe(200)
  })

  it('deleted between two calls, says when', async () => {
    const { id, secret } = await newToken(demo)
    const ask = () => askToken({ credential: as(demo.username, secret) })
    expect((await ask()).status).toBe(200)
    await db.token.delete({ where: { id } })
    await db.deletedToken.updateMany({
      where: { secretHash: hashSecret(secret.reveal()) },
      data: { deletedAt: new Date('2026-11-28T14:00:30Z') },
    })
    const message = `This access token was deleted on 2026-11-28 14:00 UTC. Create a new one at ${tokensPage}`
    expect(await ask()).toMatchObject({ status: 401, message })
  })

  it('is not counted as a failure: whoever asks on does not lock others out', async () => {
    const address = newAddress()
    const { secret } = await newToken(demo, { isActive: false })
    await Promise.all(
      Array.from({ length: 12 }, () => askToken({ credential: as(demo.username, secret), address })),
    )
    expect(await db.rateLimit.count({ where: { key: { contains: address } } })).toBe(0)
  })
})

describe('who may sign in', () => {
  it('is the owner, by username or e-mail', async () => {
    const { secret } = await newToken(demo)
    const { email } = await db.account.findUniqueOrThrow({ where: { id: demo.accountId } })
    for (const name of [demo.username, email, email.toUpperCase()]) {
      const { status, claims } = await askToken({ credential: as(name, secret) })
      expect([status, String(claims.sub).split('/')[0]]).toEqual([200, demo.username])
    }
  })

  it('is a person by password, who may do all that the account may', async () => {
    const scopes = [`repository:${person.username}/api:pull,push`, `repository:${person.username}/api:delete`]
    for (const name of [person.username, person.email]) {
      const { status, claims, access } = await askToken({ credential: `${name}:${person.password}`, scopes })
      expect([status, claims.sub]).toEqual([200, person.username])
      expect(access).toEqual([`${person.username}/api:pull,push,delete`])
    }
  })
})

describe('failures', () => {
  const pointsOf = async (address: string) => {
    const rows = await db.rateLimit.findMany({ where: { key: { endsWith: address } } })
    return rows.map(({ points }) => points)
  }
  const deleted = async () => {
    const { id, secret } = await newToken(demo)
    await db.token.delete({ where: { id } })
    return secret
  }
  const wellFormed = [
    ['that nobody has', async () => newSecret('account')],
    ['of a deleted token', deleted],
    ['of somebody else', async () => (await newToken(await newAccount())).secret],
    ['of an inactive token', async () => (await newToken(demo, { isActive: false })).secret],
  ] as const

  it.each(wellFormed)('are not counted for a secret %s', async (_whose, secret) => {
    const address = newAddress()
    const answer = await askToken({ credential: as(demo.username, await secret()), address })
    expect([answer.status, await pointsOf(address)]).toEqual([401, []])
  })

  it('are counted for a malformed secret', async () => {
    const address = newAddress()
    const typo = `${newSecret('account').reveal().slice(0, -1)}!`
    for (const secret of ['gate_pat_malformed', typo])
      await askToken({ credential: `${demo.username}:${secret}`, address })
    await vi.waitFor(async () => expect(await pointsOf(address)).toEqual([2]))
  })

  it('of ten stale secrets shut nobody out who shares their address', async () => {
    const address = newAddress()
    const stale = as(person.username, await deleted())
    for (let time = 0; time < 10; time++) await askToken({ credential: stale, address })
    const right = await askToken({ credential: `${person.username}:${person.password}`, address })
    expect(right.status).toBe(200)
  })

  it('of a hundred stale secrets leave every name its tries', async () => {
    const address = newAddress()
    const stale = as(demo.username, await deleted())
    await Promise.all(Array.from({ length: 100 }, () => askToken({ credential: stale, address })))
    const right = await askToken({ credential: `${person.username}:${person.password}`, address })
    expect(right.status).toBe(200)
  })

  it('beyond ten of one name are answered 429, while a token that is right still is', async () => {
    const address = newAddress()
    const ask = (secret: string) => askToken({ credential: `${demo.username}:${secret}`, address })
    for (let time = 0; time < 10; time++) expect((await ask('gate_pat_wrong')).status).toBe(401)
    const { status, body, headers } = await ask('gate_pat_wrong')
    expect([status, body.errors[0].code]).toEqual([429, 'TOOMANYREQUESTS'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(600)
    const { secret } = await newToken(demo)
    expect((await ask(secret.reveal())).status).toBe(200)
    expect(
      (await askToken({ credential: `${demo.username}:gate_pat_wrong`, address: newAddress() })).status,
    ).toBe(401)
  })
})

describe('the way to the database', () => {
  it('is one statement without scopes and two with them', async () => {
    const { secret } = await newToken(demo, { lastUsedAt: new Date() })
    await askToken({})
    const credential = as(demo.username, secret)
    const sentFor = async (asked: Parameters<typeof askToken>[0]) =>
      (await statementsOf(() => askToken(asked))).sent
    expect(await sentFor({ credential })).toEqual(['find-token-by-secret'])
    const scopes = [publicScope, publicScope.replace(/:pull$/, 'x:pull')]
    expect(await sentFor({ credential, scopes })).toEqual(['find-token-by-secret', 'known-repositories'])
    const malformed = `${demo.username}:gate_pat_malformed`
    expect(await sentFor({ credential: malformed, address: newAddress() })).not.toContain(
      'find-token-by-secret',
    )
  })

  it('holds no look at pulls where there is no limit, and no headers speak of one', async () => {
    const { secret } = await newToken(demo, { lastUsedAt: new Date() })
    const scopes = [publicScope]
    const ask = () => askToken({ credential: as(demo.username, secret), scopes })
    const unlimited = await statementsOf(ask)
    const { status, headers } = unlimited.answer
    expect(status).toBe(200)
    expect([headers.has('ratelimit-limit'), headers.has('ratelimit-remaining')]).toEqual([false, false])
    expect(unlimited.sent).not.toContain('find-pull-count')
    const limited = await statementsOf(() => askToken({ scopes, address: newAddress() }))
    expect(limited.answer.headers.get('ratelimit-limit')).toBe('100;w=21600')
    expect(limited.sent.filter((name) => name === 'find-pull-count')).toHaveLength(1)
  })

  it('being gone, nobody is let in, and no log says with what they tried', async () => {
    const { secret } = await newToken(demo)
    await askToken({})
    const logged = captureErrors()
    vi.spyOn(pool, 'query').mockImplementation(async () => {
      throw Object.assign(new Error(`connect ECONNREFUSED ${secret.reveal()}`), { code: 'ECONNREFUSED' })
    })
    for (const scopes of [[], [publicScope]]) {
      const answer = await askToken({ credential: as(demo.username, secret), scopes })
      expect([answer.status, answer.body.errors[0].code]).toEqual([503, 'UNAVAILABLE'])
      expect(answer.headers.get('retry-after')).toBe('5')
    }
    expect((await askToken({ scopes: [publicScope] })).status).toBe(503)
    expect(logged.join()).toContain('ECONNREFUSED')
    expect(logged.join()).not.toContain(secret.reveal())
  })
})

describe('each use of a token', () => {
  const lastUse = async (id: string) => {
    await tokenUses.flush()
    const row = await db.token.findUniqueOrThrow({ where: { id } })
    return [row.lastUsedAddress, row.lastUsedClient, row.lastUsedAction]
  }

  it('is told in its row: from where, with what, to do what', async () => {
    const { id, secret } = await newToken(demo)
    const ask = (scopes: string[], userAgent: string) =>
      askToken({
        credential: as(demo.username, secret),
        scopes,
        address: '198.51.100.7',
        headers: { 'user-agent': userAgent },
      })
    await ask([], 'docker/28.2.2 go/go1.24.3')
    expect(await lastUse(id)).toEqual(['198.51.100.7', 'docker 28.2.2', 'signed in'])
    await db.token.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - day) } })
    await ask(['repository:tomas/base:pull', 'repository:demo/api:pull,push'], 'skopeo/1.9.3')
    expect(await lastUse(id)).toEqual(['198.51.100.7', 'skopeo 1.9.3', 'asked to push demo/api'])
  })

  it.each([
    ['repository:demo/api:pull', 'asked to pull demo/api'],
    ['repository:demo/api:*', 'asked to delete from demo/api'],
    ['registry:catalog:*', 'signed in'],
  ])('asking for %s reads "%s"', async (scope, words) => {
    const { id, secret } = await newToken(demo)
    await askToken({ credential: as(demo.username, secret), scopes: [scope] })
    expect((await lastUse(id))[2]).toBe(words)
  })

  it('that is the first ever shows within moments', async () => {
    const { id, secret } = await newToken(demo)
    await askToken({ credential: as(demo.username, secret) })
    const used = async () => (await db.token.findUniqueOrThrow({ where: { id } })).lastUsedAt
    await vi.waitFor(async () => expect(await used()).not.toBeNull(), { timeout: 3 * second })
  })

  it('refused is none', async () => {
    const { id, secret } = await newToken(demo, { isActive: false })
    await askToken({ credential: as(demo.username, secret) })
    expect((await lastUse(id))[2]).toBeNull()
  })
})
