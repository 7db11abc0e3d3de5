import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'

type Query = Record<string, unknown>

let owner: AccountActor
const fromNow = (days: number) => new Date(Date.now() + days * day)

const descriptions = async (query: Query, actor = owner) =>
  (await listTokens(actor, ownAccount, tokenQuerySchemas.account.parse(query))).tokens.map(
    ({ description }) => description,
  )

/** In the order of creation. */
const tokens = [
  { description: 'banana', permission: 'write', expiresAt: fromNow(2), lastUsedAt: fromNow(-1) },
  { description: 'Apple', permission: 'read', expiresAt: null, lastUsedAt: null },
  {
    description: 'cherry 100%',
    permission: 'admin',
    expiresAt: fromNow(-1),
    lastUsedAt: fromNow(-9),
    isActive: false,
  },
  {
    description: 'Date_palm',
    permission: 'public_read',
    expiresAt: null,
    lastUsedAt: fromNow(-3),
    source: 'auto',
  },
  { description: 'elder', permission: 'write', expiresAt: fromNow(9), lastUsedAt: null, isActive: false },
] as const

beforeAll(async () => {
  owner = await newAccount()
  for (const [place, columns] of tokens.entries()) {
    const hint = `gate_pat_…aB${place}x`
    await newToken(owner, { ...columns, hint, createdAt: fromNow(place - 20) })
  }
})

describe('the order', () => {
  it.each<[string, string, string]>([
    ['created', 'asc', 'banana,Apple,cherry 100%,Date_palm,elder'],
    ['description', 'asc', 'Apple,banana,cherry 100%,Date_palm,elder'],
    ['used', 'desc', 'banana,Date_palm,cherry 100%,*,*'],
    ['used', 'asc', '*,*,cherry 100%,Date_palm,banana'],
    ['expires', 'asc', 'cherry 100%,banana,elder,*,*'],
    ['expires', 'desc', '*,*,elder,banana,cherry 100%'],
    ['permission', 'asc', 'Date_palm,Apple,*,*,cherry 100%'],
    ['permission', 'desc', 'cherry 100%,*,*,Apple,Date_palm'],
  ])('by %s, %s', async (sort, order, expected) => {
    const listed = await descriptions({ sort, order })
    expect(listed.map((text, place) => (expected.split(',')[place] === '*' ? '*' : text)).join()).toBe(
      expected,
    )
  })

  it.each(['created', 'description', 'used', 'expires', 'permission'])(
    'by %s, backwards, is the reverse',
    async (sort) => {
      const forwards = await descriptions({ sort, order: 'asc' })
      expect(await descriptions({ sort, order: 'desc' })).toEqual(forwards.reverse())
    },
  )

  it.each(['created', 'description', 'used', 'expires', 'permission'])(
    'by %s, backwards, is the reverse even where all is equal',
    async (sort) => {
      const twins = await newAccount()
      const createdAt = new Date()
      await Promise.all([1, 2, 3].map(() => newToken(twins, { createdAt })))
      const ids = async (order: string) => {
        const query = tokenQuerySchemas.account.parse({ sort, order })
        return (await listTokens(twins, ownAccount, query)).tokens.map(({ id }) => id)
      }
      expect(await ids('desc')).toEqual((await ids('asc')).reverse())
    },
  )

  it('at first shows the newest first', async () => {
    expect((await descriptions({}))[0]).toBe('elder')
  })
})

describe('filters and search', () => {
  const counts = { active: 3, inactive: 1, expired: 1, 'in-use': 0, expiring: 1, unused: 1, idle: 0 }

  it.each<[Query, string[]]>([
    [{ status: 'active' }, ['banana', 'Apple', 'Date_palm']],
    [{ status: 'inactive' }, ['elder']],
    [{ status: 'expired' }, ['cherry 100%']],
    [{ attention: 'expiring' }, ['banana']],
    [{ attention: 'unused' }, ['Apple']],
    [{ attention: 'unused', status: 'inactive' }, []],
    [{ source: 'auto' }, ['Date_palm']],
    [{ source: 'manual', status: 'active' }, ['banana', 'Apple']],
    [{ q: 'AN' }, ['banana']],
    [{ q: 'ß' }, []],
    [{ q: '%' }, ['cherry 100%']],
    [{ q: '_' }, ['Date_palm']],
    [{ q: '\\' }, []],
    [{ q: 'gate' }, []],
    [{ q: 'aB3x' }, ['Date_palm']],
    [{ q: 'gate_pat_…ab0X' }, ['banana']],
    [{ q: "' OR true --" }, []],
    [{ q: 'a', status: 'inactive' }, []],
  ])('%j', async (query, expected) => {
    const wanted = tokenQuerySchemas.account.parse({ sort: 'created', order: 'asc', ...query })
    const list = await listTokens(owner, ownAccount, wanted)
    expect(list.tokens.map(({ description }) => description)).toEqual(expected)
    expect(list.matching).toBe(expected.length)
    expect(list.counts).toEqual(counts)
  })

  it.each<Query>([
    { q: 'a\0b' },
    { q: ['x', 'y'] },
    { q: 'x'.repeat(1_000_000) },
    { status: 'deleted', attention: 'none', source: {}, sort: 'secret_hash', order: 'sideways', page: 'two' },
    { status: ['active'], page: '-1' },
    { page: '1e99' },
    { page: '0' },
  ])('what no link should say falls back', async (query) => {
    expect(await descriptions(query)).toHaveLength(tokens.length)
  })
})

describe('pages', () => {
  let many: AccountActor
  beforeAll(async () => {
    many = await newAccount()
    const createdAt = new Date()
    await Promise.all(
      Array.from({ length: 43 }, (_, place) => newToken(many, { description: `${place}`, createdAt })),
    )
  })

  it('hold 20 each, nothing twice and nothing left out, even where all is equal', async () => {
    for (const sort of ['created', 'used', 'expires', 'permission']) {
      const pages = [1, 2, 3].map((page) => descriptions({ sort, page }, many))
      const listed = await Promise.all(pages)
      expect(listed.map((page) => page.length)).toEqual([20, 20, 3])
      expect(new Set(listed.flat()).size).toBe(43)
    }
  })

  it('beyond the end are the last one', async () => {
    const list = await listTokens(many, ownAccount, tokenQuerySchemas.account.parse({ page: 99 }))
    expect(list).toMatchObject({ page: 3, matching: 43 })
    expect(list.tokens).toHaveLength(3)
  })

  it('of nothing are one empty page', async () => {
    const list = await listTokens(
      many,
      ownAccount,
      tokenQuerySchemas.account.parse({ q: 'no such', page: 4 }),
    )
    expect(list).toEqual({
      tokens: [],
      matching: 0,
      matchingByStatus: { active: 0, inactive: 0, expired: 0 },
      page: 1,
      counts: { active: 43, inactive: 0, expired: 0, 'in-use': 0, expiring: 0, unused: 43, idle: 0 },
      canReactivate: true,
      allowance: { used: 43, limit: 1_000, refusal: null },
    })
  })
})

it('a last use says when, from where, with what and what for', async () => {
  const actor = await newAccount()
  const at = new Date('2026-11-20T10:00:00.123Z')
  const use = {
    lastUsedAddress: '2001:db8::1',
    lastUsedClient: 'docker 28.2.2',
    lastUsedAction: 'pull demo/api',
  }
  await newToken(actor, { lastUsedAt: at, ...use })
  const { tokens } = await listTokens(actor, ownAccount, tokenQuerySchemas.account.parse({}))
  const lastUse = { at, address: '2001:db8::1', client: 'docker 28.2.2', action: 'pull demo/api' }
  expect(tokens).toMatchObject([{ lastUse }])
})

it('a token needs attention to the millisecond: a week before it expires, 90 days after its last use', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z'), toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const actor = await newAccount()
  const used = { lastUsedAt: fromNow(-1) }
  const at = (days: number, milliseconds: number) => new Date(fromNow(days).getTime() + milliseconds)
  await newToken(actor, { ...used, description: 'soon', expiresAt: at(7, -1) })
  await newToken(actor, { ...used, description: 'later', expiresAt: at(7, 0) })
  await newToken(actor, { ...used, description: 'over', expiresAt: at(0, 0) })
  await newToken(actor, { ...used, description: 'off', expiresAt: at(1, 0), isActive: false })
  await newToken(actor, { description: 'long ago', lastUsedAt: at(-90, 0) })
  await newToken(actor, { description: 'in time', lastUsedAt: at(-90, 1) })
  await newToken(actor, { description: 'new' })
  const ended = { ...used, expiresAt: at(-9, 0) }
  await newToken(actor, { ...ended, description: 'still in use', expiredUseAt: at(-7, 1) })
  await newToken(actor, { ...ended, description: 'given up', expiredUseAt: at(-7, 0) })
  const earlier = { expiresAt: at(-1, 0), expiredUseAt: at(-1, -1) }
  await newToken(actor, { ...used, ...earlier, description: 'used before it was renewed' })
  const listed = (attention: string) => descriptions({ attention }, actor)
  expect(await listed('in-use')).toEqual(['still in use'])
  expect(await listed('expiring')).toEqual(['soon'])
  expect(await listed('idle')).toEqual(['long ago'])
  expect(await listed('unused')).toEqual(['new'])
  const { counts } = await listTokens(actor, ownAccount, tokenQuerySchemas.account.parse({}))
  expect(counts).toEqual({ active: 5, inactive: 1, expired: 4, 'in-use': 1, expiring: 1, idle: 1, unused: 1 })
})
