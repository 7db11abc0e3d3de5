import { beforeAll, expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { askIntrospection } from '#api/testing/ask-introspection.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'

let bearer: string
let base: string
let token: Secret
beforeAll(async () => {
  const owner = await newAccount()
  const { name } = await newOrganization([[owner, 'owner']])
  bearer = await sessionBearer(owner)
  base = `/api/v1/organizations/${name}/applications`
  token = (await newToken(owner)).secret
})

const ask = (what: string, body?: object, headers = {}) =>
  askApi(what.replace(' ', ` ${base}`), { bearer, body, headers })

it('creates, shows, changes and deletes one', async () => {
  const { status, body } = await ask('POST ', { name: 'Gateway', reuse_seconds: 5 })
  const { client_secret, ...created } = body
  expect([status, created]).toEqual([
    201,
    {
      ...{ id: expect.any(String), name: 'Gateway', client_id: expect.stringMatching(/^app_/) },
      ...{ service: null, reuse_seconds: 5, created_by: expect.any(String), created_at: expect.any(String) },
      secrets: [{ hint: expect.any(String), created_at: expect.any(String), last_used_at: null }],
      revision: expect.any(String),
    },
  ])
  expect((await ask(`GET /${created.id}`)).body).toEqual(created)
  expect((await ask('GET ')).body).toEqual({ results: [created] })
  const { revision } = created
  const changed = await ask(`PATCH /${created.id}`, { reuse_seconds: 0, revision })
  expect(changed.body).toEqual({ ...created, reuse_seconds: 0, revision: expect.any(String) })
  expect((await ask(`PATCH /${created.id}`, { reuse_seconds: 1, revision })).status).toBe(409)
  const client = { clientId: body.client_id, secret: new Secret(client_secret) }
  expect((await askIntrospection(client, token)).body.active).toBe(true)
  expect((await ask(`DELETE /${created.id}`)).status).toBe(204)
  expect((await ask(`GET /${created.id}`)).status).toBe(404)
  expect((await askIntrospection(client, token)).status).toBe(401)
})

it('rotates a secret and ends the old one', async () => {
  const { body: created } = await ask('POST ', { name: 'Gateway' })
  const { body: rotated } = await ask(`POST /${created.id}/rotate`)
  const works = async (secret: string) =>
    (await askIntrospection({ clientId: created.client_id, secret: new Secret(secret) }, token)).status ===
    200
  const both = [created.client_secret, rotated.client_secret]
  expect(await Promise.all(both.map(works))).toEqual([true, true])
  expect((await ask(`POST /${created.id}/rotate`)).status).toBe(409)
  expect((await ask(`DELETE /${created.id}/old-secret`)).status).toBe(204)
  expect(await Promise.all(both.map(works))).toEqual([false, true])
})

it('creates one for a call that is sent again', async () => {
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await ask('POST ', { name: 'Once' }, key)
  const again = await ask('POST ', { name: 'Once' }, key)
  expect([again.status, again.body.id]).toEqual([201, first.body.id])
  expect(
    (await ask('GET ')).body.results.filter(({ name }: { name: string }) => name === 'Once'),
  ).toHaveLength(1)
})

it.each([{ name: '' }, { name: 'Gateway', reuse_seconds: 61 }, {}])('%j is a bad request', async (body) => {
  const answer = await ask('POST ', body)
  expect([answer.status, answer.body.status]).toEqual([400, 400])
})
