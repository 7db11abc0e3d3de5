import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { request } from '#api/testing/request.ts'
import { notify, registryEvent } from '#api/testing/registry-events.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'

let credential: string

beforeAll(async () => {
  const owner = await newAccount()
  credential = `${owner.username}:${(await newToken(owner, { permission: 'admin' })).secret.reveal()}`
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '\0', '\ud800', "'; --", 'a'.repeat(5_000), 'repository:a/b:pull,push', 'password'),
  fc.constantFrom('repository:::', 'registry:catalog:*', 'gatehouse', `gate_pat_${'0'.repeat(36)}`),
)
const header = fc.stringMatching(/^[ -~\x80-\xff]{0,40}$/)
const pairs = (...names: string[]) => fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 })
const encoded = (all: [string, string][]) =>
  new URLSearchParams(all.map(([name, value]) => [name, value.toWellFormed()])).toString()

const call = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'HEAD'),
  query: pairs('service', 'scope', 'account', 'client_id', '__proto__'),
  form: pairs('grant_type', 'service', 'scope', 'username', 'password', 'refresh_token'),
  isKnown: fc.boolean(),
  headers: fc.dictionary(fc.constantFrom('user-agent', 'content-type', 'accept', 'authorization'), header),
})

it('whatever is sent to the token endpoint is answered', async () => {
  const statuses = new Set<number>()
  await fc.assert(
    fc.asyncProperty(call, async ({ method, query, form, isKnown, headers }) => {
      const answer = await request(`/token?${encoded(query)}`, {
        method,
        headers: {
          [ADDRESS_HEADER]: newAddress(),
          ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
          ...(isKnown && { authorization: `Basic ${btoa(credential)}` }),
        },
        ...(['POST', 'PUT'].includes(method) && { body: encoded(form) }),
      })
      statuses.add(answer.status)
      expect(answer.status).toBeLessThan(500)
    }),
    { numRuns: 400 },
  )
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 405]))
})

const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, [], {}, 0, -1, 1e308))
const field = fc.constantFrom('id', 'timestamp', 'action', 'target', 'request', 'actor', 'source')
const event = fc
  .array(fc.tuple(field, value), { maxLength: 3 })
  .map((changes) => ({ ...registryEvent('acme/api', 'acme'), ...Object.fromEntries(changes) }))

it('and so is whatever a registry tells', async () => {
  const body = fc.oneof(
    fc.record({ events: fc.array(fc.oneof(event, value), { maxLength: 3 }) }),
    value,
    fc.constantFrom('{', ''),
  )
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      expect((await notify(sent)).status).toBeLessThan(500)
    }),
    { numRuns: 400 },
  )
})
