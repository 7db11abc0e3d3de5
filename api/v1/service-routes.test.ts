import { beforeAll, expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'

let administrator: AccountActor
let owner: AccountActor
let acme: { id: string; name: string }
let bearer: string
let base: string
beforeAll(async () => {
  // The first account of an installation is a site administrator.
  await newAccount()
  administrator = await newSiteAdministrator()
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']])
  bearer = await sessionBearer(owner)
  base = `/api/v1/organizations/${acme.name}/services`
})

const ask = (what: string, body?: object, headers = {}) =>
  askApi(what.replace(' ', ` ${base}`), { bearer, body, headers })

const permissions = [
  { name: 'read', role: 'member', includes: [] },
  { name: 'write', role: 'editor', includes: ['read'] },
]
const rules = [
  { methods: ['GET'], path: '/', permission: 'read' },
  { methods: [], path: '/', permission: 'write' },
]

it('creates, lists, shows, changes and deletes one', async () => {
  const host = `${crypto.randomUUID()}.example.com`
  const { status, body: created } = await ask('POST ', {
    ...{ name: 'npm', kind: 'npm', hosts: [host], rules, permissions, credential_header: 'X-Api-Key' },
  })
  expect([status, created]).toEqual([
    201,
    {
      ...{ id: expect.any(String), name: 'npm', kind: 'npm', rules, permissions, tokens: 0 },
      ...{ credential_header: 'X-Api-Key', credential_query: null, redirects_browsers: false },
      hosts: [{ pattern: host, confirmed_at: null }],
      ...{ created_by: owner.username, created_at: expect.any(String), revision: expect.any(String) },
    },
  ])
  expect((await ask('GET ?q=np')).body).toMatchObject({ total: 1, results: [created] })
  expect((await ask('GET /npm')).body).toEqual(created)
  const { revision } = created
  const changed = await ask('PATCH /npm', { redirects_browsers: true, credential_header: null, revision })
  const after = { ...created, redirects_browsers: true, credential_header: null }
  expect(changed.body).toEqual({ ...after, revision: expect.any(String) })
  const late = await ask('PATCH /npm', { redirects_browsers: false, revision })
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('send its new revision')])
  expect((await ask('GET /npm')).body).toEqual(changed.body)
  expect((await ask(`DELETE /${created.id}`)).status).toBe(204)
  expect((await ask('GET /npm')).status).toBe(404)
})

it('of the installation is for site administrators, and its hosts count at once', async () => {
  const administers = await sessionBearer(administrator)
  const askSite = (what: string, body?: object, by = administers) =>
    askApi(what.replace(' ', ' /api/v1/services'), { bearer: by, body })
  const [name, host] = [`npm-${crypto.randomUUID().slice(0, 8)}`, `${crypto.randomUUID()}.example.com`]
  const wanted = { name, hosts: [host], rules: [rules[0]], permissions: [permissions[0]] }
  expect((await askSite('POST ', wanted, bearer)).status).toBe(404)
  const { status, body: created } = await askSite('POST ', wanted)
  expect([status, created]).toMatchObject([
    201,
    { name, hosts: [{ pattern: host, confirmed_at: expect.any(String) }] },
  ])
  expect((await askSite(`GET ?q=${name}`)).body).toMatchObject({ total: 1, results: [created] })
  const changed = await askSite(`PATCH /${name}`, { hosts: [], revision: created.revision })
  expect(changed.body).toMatchObject({ id: created.id, hosts: [] })
  expect((await askSite(`GET /${name}`, undefined, bearer)).status).toBe(404)
  expect((await askSite(`DELETE /${name}`)).status).toBe(204)
  expect((await askSite(`GET /${created.id}`)).status).toBe(404)
})

it('says what is wrong in its own words', async () => {
  const { status, body } = await ask('POST ', {
    ...{ name: 'helm', hosts: [], permissions, credential_header: 'Cookie' },
    rules: [{ methods: [], path: 'x', permission: 'read' }],
  })
  expect([status, Object.keys(body.errors).sort()]).toEqual([400, ['credential_header', 'rules.0.path']])
})

it('makes one of a call that is sent twice', async () => {
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const body = { name: 'twice', hosts: [], rules, permissions }
  const [first, second] = [await ask('POST ', body, key), await ask('POST ', body, key)]
  expect([second.status, second.body]).toEqual([201, first.body])
})

it('a personal token shows its services and is given others', async () => {
  const [npm, helm] = [await newService(acme), await newService()]
  const { id } = await newToken(owner)
  const path = `/api/v1/tokens/${id}`
  const patch = (body: object) => askApi(`PATCH ${path}`, { bearer, body })
  const services = [
    { name: helm.name, permissions: ['read'] },
    { name: npm.fullName, permissions: ['write'] },
  ]
  expect((await askApi(`GET ${path}`, { bearer })).body).toMatchObject({ services: [] })
  expect((await patch({ services })).body).toMatchObject({ services, repositories: null })
  expect((await patch({ repositories: [] })).body).toMatchObject({ services, repositories: [] })
  expect((await patch({ services: [] })).body).toMatchObject({
    ...{ status: 400, errors: { repositories: expect.any(String) } },
  })
  const foreign = await newService(await newOrganization([[await newAccount(), 'owner']]))
  expect((await patch({ services: [{ name: foreign.fullName, permissions: ['read'] }] })).body).toMatchObject(
    {
      ...{ status: 400, errors: { 'services.0.name': expect.any(String) } },
    },
  )
  expect((await patch({ services: [{ name: helm.name, permissions: ['write'] }] })).body).toMatchObject({
    ...{ status: 400, errors: { 'services.0.permissions': expect.any(String) } },
  })
  expect((await askApi(`GET ${path}`, { bearer })).body).toMatchObject({ services })
})

it("so is an organization's, whose resources may be none beside", async () => {
  const npm = await newService(acme)
  const { id } = await newOrganizationToken(acme, { publicRead: true })
  const path = `/api/v1/organizations/${acme.name}/tokens/${id}`
  const services = [{ name: npm.fullName, permissions: ['admin'] }]
  const patched = await askApi(`PATCH ${path}`, { bearer, body: { services, resources: [] } })
  expect(patched.body).toMatchObject({ services, resources: [] })
  const hub = await askApi(`GET /v2/orgs/${acme.name}/access-tokens/${id}`, { bearer })
  expect(hub.body).toMatchObject({ resources: [] })
  expect(hub.body).not.toHaveProperty('services')
  const resources = [{ type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }]
  await askApi(`PATCH /v2/orgs/${acme.name}/access-tokens/${id}`, { bearer, body: { resources } })
  expect((await askApi(`GET ${path}`, { bearer })).body).toMatchObject({ services, resources })
})
