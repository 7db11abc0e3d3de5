import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { day } from '#lib/time.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'

let owner: AccountActor
let acme: { id: string; name: string }
const fromNow = (days: number) => new Date(Date.now() + days * day)

const listOf = (query: Record<string, unknown>) =>
  listTokens(owner, organizationOwner(acme.name), tokenQuerySchemas.organization.parse(query))
const labels = async (query: Record<string, unknown>) =>
  (await listOf(query)).tokens.map(({ label }) => label)

/** In the order of creation. */
const tokens = [
  {
    label: 'banana',
    description: 'for api',
    publicRead: true,
    expiresAt: fromNow(2),
    lastUsedAt: fromNow(-1),
  },
  { label: 'Apple', allRepositories: true },
  { label: 'cherry 100%', allRepositories: true, allPush: true, isActive: false },
  { label: 'Date_palm', scopes: ['scope-member-read'], expiresAt: fromNow(-1), lastUsedAt: fromNow(-9) },
  { label: 'elder', isActive: false, expiresAt: fromNow(-2), createdBy: 'gone-person' },
]

beforeAll(async () => {
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']], { plan: 'team' })
  const stranger = await newOrganization([[owner, 'owner']])
  await newOrganizationToken(stranger, { label: 'banana of another' })
  const repositoryId = await newOrganizationRepository(acme, 'api')
  for (const [place, columns] of tokens.entries()) {
    const hint = `gate_oat_…aB${place}x`
    const { id } = await newOrganizationToken(acme, { ...columns, hint, createdAt: fromNow(place - 20) })
    const chosen = { tokenId: id, repositoryId, pull: true, push: true, delete: false }
    if (columns.label === 'elder') await db.tokenRepository.create({ data: chosen })
  }
})

it.each<[string, string, string[]]>([
  ['created', 'desc', ['elder', 'Date_palm', 'cherry 100%', 'Apple', 'banana']],
  ['label', 'asc', ['Apple', 'banana', 'cherry 100%', 'Date_palm', 'elder']],
  ['label', 'desc', ['elder', 'Date_palm', 'cherry 100%', 'banana', 'Apple']],
])('the order by %s, %s', async (sort, order, expected) => {
  expect(await labels({ sort, order })).toEqual(expected)
})

it('"Never used" is the longest ago, and "Never" expires the latest', async () => {
  expect((await labels({ sort: 'used', order: 'desc' })).slice(0, 2)).toEqual(['banana', 'Date_palm'])
  expect((await labels({ sort: 'used', order: 'asc' })).slice(3)).toEqual(['Date_palm', 'banana'])
  expect((await labels({ sort: 'expires', order: 'asc' })).slice(0, 3)).toEqual([
    'elder',
    'Date_palm',
    'banana',
  ])
})

it.each<[Record<string, unknown>, string[]]>([
  [{ status: 'active' }, ['banana', 'Apple']],
  [{ status: 'inactive' }, ['cherry 100%']],
  [{ status: 'expired' }, ['Date_palm', 'elder']],
  [{ access: 'public' }, ['banana']],
  [{ access: 'pull' }, ['Apple', 'cherry 100%', 'elder']],
  [{ access: 'push' }, ['cherry 100%', 'elder']],
  [{ access: 'organization' }, ['Date_palm']],
  [{ access: 'push', status: 'expired' }, ['elder']],
  [{ q: 'AN' }, ['banana']],
  [{ q: 'for API' }, ['banana']],
  [{ q: '%' }, ['cherry 100%']],
  [{ q: '_' }, ['Date_palm']],
  [{ q: 'gate' }, []],
  [{ q: 'aB3x' }, ['Date_palm']],
  [{ q: "' OR true --" }, []],
])('what %j finds, while the counts stay those of the organization', async (query, expected) => {
  const list = await listOf({ sort: 'created', order: 'asc', ...query })
  expect(list.tokens.map(({ label }) => label)).toEqual(expected)
  expect(list).toMatchObject({
    matching: expected.length,
    counts: { active: 2, inactive: 1, expired: 2 },
    allowance: { used: 5, limit: 10, refusal: null },
    canReactivate: false,
  })
})

it('a trusted workload’s own can be found', async () => {
  const issuer = 'https://issuer.example.com'
  const [one, other] = [await newWorkload(acme, { issuer }), await newWorkload(acme, { issuer })]
  const made = await Promise.all(
    [one, other].map(({ id, name }) =>
      newOrganizationToken(acme, { label: name, source: 'auto', workloadId: id }),
    ),
  )
  expect(await labels({ sort: 'created', order: 'asc', workload: one.id })).toEqual([one.name])
  expect(await labels({ sort: 'created', order: 'asc', workload: randomUUID() })).toEqual([])
  await db.token.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } })
})

it('a prefix counts for its access', async () => {
  const other = await newOrganization([[owner, 'owner']])
  for (const columns of [{ pullPrefixes: ['team'] }, { pushPrefixes: ['team'] }])
    await newOrganizationToken(other, { label: Object.keys(columns)[0]!, ...columns })
  const found = async (access: string) => {
    const query = tokenQuerySchemas.organization.parse({ access, sort: 'label', order: 'asc' })
    const { tokens } = await listTokens(owner, organizationOwner(other.name), query)
    return tokens.map(({ label }) => label)
  }
  expect(await found('pull')).toEqual(['pullPrefixes', 'pushPrefixes'])
  expect(await found('push')).toEqual(['pushPrefixes'])
  expect(await found('public')).toEqual([])
})

it('each row is what may be seen', async () => {
  const [elder] = (await listOf({ q: 'elder' })).tokens
  expect(elder).toEqual({
    ...{ id: expect.any(String), hint: 'gate_oat_…aB4x', label: 'elder', description: '' },
    ...{ status: 'expired', createdAt: expect.any(Date), expiresAt: expect.any(Date), expiresAtSent: null },
    ...{
      lastUse: null,
      lastRefusal: null,
      expiredUse: null,
      rotatedAt: null,
      oldSecret: null,
      publicRead: false,
      scopes: [],
      services: [],
    },
    repositories: { all: null, chosen: 1, push: 1, prefixes: [] },
    source: 'manual',
    device: null,
    reason: null,
    workload: null,
    runUrl: null,
    ...{ createdBy: 'gone-person', creatorAddress: null, creatorAgent: null },
    resourcesSent: null,
  })
})

describe('pages', () => {
  it('hold 20 each, nothing twice and nothing left out; beyond the end is the last one', async () => {
    const many = await newOrganization([[owner, 'owner']])
    const createdAt = new Date()
    await Promise.all(
      Array.from({ length: 43 }, (_, place) => newOrganizationToken(many, { label: `${place}`, createdAt })),
    )
    const page = (page: number) =>
      listTokens(owner, organizationOwner(many.name), tokenQuerySchemas.organization.parse({ page }))
    const lists = await Promise.all([1, 2, 99].map(page))
    expect(lists.map((list) => list.page)).toEqual([1, 2, 3])
    expect(lists.map((list) => list.tokens.length)).toEqual([20, 20, 3])
    expect(new Set(lists.flatMap((list) => list.tokens.map(({ label }) => label))).size).toBe(43)
  })
})
