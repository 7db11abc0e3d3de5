import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-issuer-settings.ts')).setIssuerSettings(),
)

import { askApi } from '#api/testing/ask-api.ts'
import { askOauth } from '#api/testing/ask-oauth.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'

let ci: Awaited<ReturnType<typeof startIssuer>>
let bearer: string
let acme: { id: string; name: string }
beforeAll(async () => {
  ci = await startIssuer(port)
  const owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']])
  await newOrganizationRepository(acme, 'api')
  bearer = await sessionBearer(owner)
})
afterAll(() => ci.stop())

const ask = (what: string, body?: object, headers = {}) =>
  askApi(what.replace(' ', ` /api/v1/organizations/${acme.name}/workloads`), { bearer, body, headers })

const rule = () => ({
  ...{ kind: 'oidc', name: crypto.randomUUID(), issuer: ci.issuer, audience: 'gatehouse' },
  conditions: [{ claim: 'sub', value: 'job' }],
  resources: [{ type: 'TYPE_REPO', path: `${acme.name}/api`, scopes: ['scope-image-push'] }],
})

function assertion(more: object = {}) {
  const now = Math.floor(Date.now() / 1000)
  return ci.sign({
    iss: ci.issuer,
    aud: 'gatehouse',
    sub: 'job',
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 300,
    ...more,
  })
}

it('creates, shows, lists, changes and deletes one', async () => {
  const sent = rule()
  const { status, body: created } = await ask('POST ', sent)
  expect([status, created]).toEqual([
    201,
    {
      ...sent,
      ...{
        id: expect.any(String),
        lifetime_minutes: 15,
        allows_forks: false,
        allows_pull_request_target: false,
      },
      ...{ is_active: true, created_by: expect.any(String), created_at: expect.any(String), jwks: null },
      ...{ last_token_at: null, last_refused_at: null, services: [], revision: expect.any(String) },
    },
  ])
  expect((await ask(`GET /${created.id}`)).body).toEqual(created)
  const { jwks, resources, services, revision, ...listed } = created
  expect([jwks, resources, services]).toEqual([null, sent.resources, []])
  expect((await ask(`GET ?q=${sent.name}`)).body).toMatchObject({ total: 1, results: [listed] })
  const changed = await ask(`PATCH /${created.id}`, { lifetime_minutes: 5, revision })
  expect(changed.body).toEqual({ ...created, lifetime_minutes: 5, revision: expect.any(String) })
  expect((await ask(`PATCH /${created.id}`, { lifetime_minutes: 6, revision })).status).toBe(409)
  expect((await ask(`DELETE /${created.id}`)).status).toBe(204)
  expect((await ask(`GET /${created.id}`)).status).toBe(404)
})

it('says by field what is wrong', async () => {
  const { status, body } = await ask('POST ', { ...rule(), conditions: [], lifetime_minutes: 3 })
  expect([status, body.errors]).toMatchObject([400, { lifetime_minutes: 'Enter 5 to 60 minutes.' }])
  const whole = await ask('POST ', { ...rule(), conditions: [] })
  expect(whole.body.errors.conditions).toContain('would trust everything')
})

it('tries a token without using it up, and lists what came of those that were exchanged', async () => {
  const { body: one } = await ask('POST ', rule())
  const [right, wrong] = [await assertion(), await assertion({ sub: 'other' })]
  const tried = async (subject_token: string) => (await ask(`POST /${one.id}/try`, { subject_token })).body
  expect(await tried(right)).toMatchObject({ holds: true, signature: null, was_used: false })
  const { holds, checks } = await tried(wrong)
  expect([holds, checks.filter((check: { holds: boolean }) => !check.holds)]).toEqual([
    false,
    [{ claim: 'sub', came: 'other', expected: 'job', holds: false }],
  ])
  expect(await tried('e30.e30.e30')).toMatchObject({ holds: false, checks: [] })
  expect((await ask(`GET /${one.id}/attempts`)).body).toEqual({ results: [] })
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    workload: one.id,
  }
  const made = await askOauth('/token', { ...form, subject_token: right })
  await askOauth('/token', { ...form, subject_token: wrong })
  expect(await tried(right)).toMatchObject({ holds: false, was_used: true })
  const { results } = (await ask(`GET /${one.id}/attempts`)).body
  expect(results).toMatchObject([
    { token_id: null, reason: 'sub is "other"; expected: job.', claims: { sub: 'other' } },
    { token_id: made.body.token_id, reason: null, claims: { sub: 'job' } },
  ])
  expect((await ask(`GET /${one.id}`)).body).toMatchObject({
    ...{ last_token_at: expect.any(String), last_refused_at: expect.any(String) },
  })
})

it('creates one for a call that is sent again', async () => {
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const sent = rule()
  const [first, second] = [await ask('POST ', sent, key), await ask('POST ', sent, key)]
  expect(second.body.id).toBe(first.body.id)
})
