import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { v1Routes } from '#api/v1/v1-routes.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'

let bearers: string[]
/** What stands in an address where it is right, by the parameter's name; deletions have their own. */
let right: Record<string, string>
let deletable: Record<string, string>

beforeAll(async () => {
  const owner = await newAccount()
  const organization = await newOrganization([[owner, 'owner']])
  const inOrganization = { organizationId: organization.id }
  const image = { namespace: organization.name, visibility: 'private' } as const
  for (const name of ['api', 'gone']) {
    await db.repository.create({ data: { ...image, name } })
    await db.group.create({ data: { ...inOrganization, name: `group-${name}` } })
  }
  const personal = await newToken(owner, { permission: 'admin' })
  const scopes = ['scope-member-edit', 'scope-invite-edit', 'scope-group-edit']
  const all = await newOrganizationToken(organization, { allRepositories: true, publicRead: true, scopes })
  const { name } = organization
  right = {
    ...{ name, org_name: name, namespace: name, account: name, username: owner.username },
    ...{ repository: 'api', group_name: 'group-api', tag: 'latest' },
    ...{ uuid: personal.id, access_token_id: all.id },
  }
  deletable = {
    ...{ ...right, repository: 'gone', group_name: 'group-gone' },
    ...{ uuid: (await newToken(owner)).id, access_token_id: (await newOrganizationToken(organization)).id },
  }
  bearers = [await sessionBearer(owner), await tokenBearer(personal), await tokenBearer(all)]
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    "'; --",
    '../..',
    'a'.repeat(5_000),
    '1e400',
    '-1',
    'null',
    '2029-12-31T23:59:59Z',
  ),
  fc.constantFrom(
    '275760-09-13',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59+23:59',
    'true',
    '99999999999999999999',
  ),
)
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(0, -1, 1e308, 2 ** 53, null, true, [], {}, [null], [[]], ['\0']),
)
const index = fc.nat()
const pick = <T>(all: T[], at: number) => all[at % all.length]!

/** What can be encoded at all: half of a pair of surrogates can't. */
const encoded = (part: string) => encodeURIComponent(part.toWellFormed())

const keysOf = (schema: z.ZodType | undefined) =>
  Object.keys((schema as z.ZodObject | undefined)?.shape ?? {}).concat('__proto__', 'constructor')

/** Mostly nothing. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

const call = fc.record({
  route: index,
  caller: index,
  method: seldom(fc.constantFrom('GET', 'PUT', 'DELETE', 'HEAD')),
  params: fc.array(seldom(text), { minLength: 4, maxLength: 4 }),
  query: fc.array(fc.tuple(index, text), { maxLength: 2 }),
  fields: fc.array(fc.tuple(index, value), { maxLength: 4 }),
  raw: seldom(fc.oneof(text, fc.json())),
  authorization: seldom(fc.string({ unit: 'grapheme-ascii', maxLength: 40 })),
  headers: fc.dictionary(
    fc.constantFrom('user-agent', 'content-type', 'accept', 'accept-language', 'cookie', 'if-none-match'),
    // Whatever a header can hold at all: no control characters, one byte each.
    fc.stringMatching(/^[ -~\x80-\xff]{0,40}$/),
    { maxKeys: 3 },
  ),
})

it('whatever is sent is answered, and as the contract has it', async () => {
  const statuses = new Set<number>()
  await fc.assert(
    fc.asyncProperty(call, async ({ route: at, caller, params, query, fields, raw, ...more }) => {
      const route = pick([...hubRoutes, ...v1Routes], at)
      const method = more.method ?? route.method
      let place = 0
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const names = method === 'DELETE' ? deletable : right
        return encoded(params[place++] ?? names[name] ?? '01936d2e-0000-7000-8000-000000000000')
      })
      const queryKeys = keysOf(route.query)
      const search = query
        .map(([key, value]) => `${encoded(pick(queryKeys, key))}=${encoded(value)}`)
        .join('&')
      const bodyKeys = keysOf(route.body)
      const body = Object.fromEntries(fields.map(([key, value]) => [pick(bodyKeys, key), value]))
      const bearer = pick([...bearers, undefined], caller)
      const answer = await askHub(`${method} ${path}?${search}`, {
        ...(bearer !== undefined && { bearer }),
        ...(!['GET', 'HEAD'].includes(method) && { body: raw ?? body }),
        headers: {
          ...more.headers,
          ...(more.authorization !== null && { authorization: more.authorization.trim() }),
        },
      })
      statuses.add(answer.status)
      expect(answer.status).toBeLessThan(500)
      if (answer.status >= 400 && method !== 'HEAD') expect(answer.text).toMatch(/"(detail|text)":"./)
    }),
    { numRuns: 2_500 },
  )
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404]))
})
