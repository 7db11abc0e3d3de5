import { beforeAll, describe, expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { useToken } from '#lib/testing/use-token.ts'
import { hintOf } from '#lib/tokens/secret.ts'

let owner: AccountActor
let organization: { id: string; name: string }
let bearer: string

beforeAll(async () => {
  owner = await newAccount()
  organization = await newOrganization([[owner, 'owner']])
  bearer = await sessionBearer(owner)
})

const used = {
  lastUsedAt: new Date('2026-11-01T10:00:00Z'),
  lastUsedAddress: '203.0.113.40',
  lastUsedClient: 'skopeo 1.18.0',
  lastUsedAction: 'pulled demo/web',
}

it('lists tokens by text and status, page by page', async () => {
  const mine = await newAccount()
  const as = { bearer: await sessionBearer(mine) }
  for (const description of ['CI for web', 'CI for api', 'Laptop']) await newToken(mine, { description })
  await newToken(mine, { description: 'CI, formerly', isActive: false })
  const { status, body } = await askApi('GET /api/v1/tokens?q=ci&status=active&page_size=1', as)
  expect([status, body.total, body.results.map((one: { description: string }) => one.description)]).toEqual([
    ...[200, 2, ['CI for api']],
  ])
  expect(body.previous).toBeNull()
  const next = new URL(body.next)
  const { body: second } = await askApi(`GET ${next.pathname}${next.search}`, as)
  expect([second.results[0].description, second.next]).toEqual(['CI for web', null])
  expect((await askApi('GET /api/v1/tokens?status=gone', as)).body).toEqual({
    ...{ type: 'about:blank', title: 'Bad Request', status: 400 },
    ...{ detail: expect.any(String), errors: { status: expect.any(String) } },
  })
})

it('shows a personal token with its chosen repositories', async () => {
  const repository = await newRepository(owner, 'private')
  const { id: repositoryId } = await db.repository.findFirstOrThrow({
    where: { namespace: owner.username, name: repository.name },
  })
  const { id } = await newToken(owner, {
    ...used,
    ...{ description: 'CI', permission: 'write', allRepositories: false },
    repositories: { create: { repositoryId, pull: true, push: true, delete: false } },
  })
  const { status, body } = await askApi(`GET /api/v1/tokens/${id}`, { bearer })
  expect([status, body]).toEqual([
    200,
    {
      id,
      hint: expect.stringMatching(/^gate_pat_…/),
      description: 'CI',
      status: 'active',
      source: 'manual',
      device: null,
      reason: null,
      workload: null,
      run_url: null,
      created_at: expect.any(String),
      expires_at: null,
      last_use: {
        at: '2026-11-01T10:00:00.000Z',
        address: '203.0.113.40',
        client: 'skopeo 1.18.0',
        action: 'pulled demo/web',
      },
      last_refusal: null,
      services: [],
      ...{ rotated_at: null, old_secret: null },
      revision: expect.stringMatching(/^[\w-]{16}$/),
      versions: [{ hint: body.hint, retired_at: null, ends_at: null, last_use: null }],
      permission: 'repo:write',
      public_read: false,
      repositories: [{ name: `${owner.username}/${repository.name}`, actions: ['pull', 'push'] }],
    },
  ])
})

it("shows an organization's token with its resources", async () => {
  const { id } = await newOrganizationToken(organization, { label: 'Deploy', publicRead: true })
  const { status, body } = await askApi(`GET /api/v1/organizations/${organization.name}/tokens/${id}`, {
    bearer,
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ...{ id, label: 'Deploy', created_by: 'somebody' },
    resources: [{ type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }],
  })
})

it('is for people who are signed in', async () => {
  const token = await newToken(owner, { permission: 'admin' })
  const answer = await askApi('GET /api/v1/tokens', { bearer: await tokenBearer(token) })
  expect([answer.status, answer.body.title]).toEqual([403, 'Forbidden'])
  const anonymous = await askApi('GET /api/v1/tokens')
  expect([anonymous.status, anonymous.headers.get('www-authenticate')]).toEqual([
    ...[401, 'Bearer realm="Gatehouse API"'],
  ])
})

describe('a rotation', () => {
  const rotate = (id: string, body: object, key?: string) =>
    askApi(`POST /api/v1/tokens/${id}/rotate`, {
      bearer,
      body,
      ...(key && { headers: { 'Idempotency-Key': key } }),
    })

  it('answers the new secret once, and is seen in the versions until the old one is ended', async () => {
    const { id, secret: old } = await newToken(owner, { description: 'CI' })
    const { status, body } = await rotate(id, { expires_at: '2031-01-01T00:00:00Z', grace_hours: 1 })
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        ...{ id, description: 'CI', expires_at: '2031-01-01T00:00:00.000Z' },
        secret: expect.stringMatching(/^gate_pat_\w{36}$/),
        old_secret: { hint: hintOf(old), ends_at: expect.any(String), last_use: null },
      }),
    ])
    expect(await useToken(owner.username, old)).toBe('in')
    const hints = async () => {
      const { body } = await askApi(`GET /api/v1/tokens/${id}`, { bearer })
      return [body.versions.map(({ hint }: { hint: string }) => hint), body.old_secret?.hint]
    }
    const [was, is] = [hintOf(old), hintOf(new Secret(body.secret))]
    expect(await hints()).toEqual([[is, was], was])
    for (let time = 0; time < 2; time++) {
      const ended = await askApi(`DELETE /api/v1/tokens/${id}/retired-secret`, { bearer })
      expect([ended.status, ended.text]).toEqual([204, ''])
    }
    expect(await hints()).toEqual([[is, was], undefined])
    expect(await useToken(owner.username, old)).toMatch(/^This secret was rotated on/)
  })

  it("of an organization's token is its owners'", async () => {
    const { id } = await newOrganizationToken(organization)
    const path = `/api/v1/organizations/${organization.name}/tokens/${id}`
    const { body } = await askApi(`POST ${path}/rotate`, { bearer, body: { expires_at: null } })
    expect([body.label, body.secret]).toEqual(['Test', expect.stringMatching(/^gate_oat_/)])
    const member = await newAccount()
    await db.membership.create({
      data: { organizationId: organization.id, accountId: member.accountId, role: 'editor' },
    })
    const theirs = { bearer: await sessionBearer(member), body: { expires_at: null } }
    expect((await askApi(`POST ${path}/rotate`, theirs)).status).toBe(403)
    expect((await askApi(`DELETE ${path}/retired-secret`, theirs)).status).toBe(403)
  })

  it.each([
    [{}, 'expires_at'],
    [{ expires_at: 'never' }, 'expires_at'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    [{ expires_at: null, grace_hours: 2 }, 'grace_hours'],
  ])('of %j is refused by the name of the field', async (body, field) => {
    const { id } = await newToken(owner)
    const answer = await rotate(id, body)
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]])
    expect(await db.token.count({ where: { id, rotatedAt: null } })).toBe(1)
  })

  it('that is sent again with its key rotates no second time', async () => {
    const { id } = await newToken(owner)
    const body = { expires_at: null, grace_hours: 24 }
    const first = await rotate(id, body, 'once')
    const again = await rotate(id, body, 'once')
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
    expect(again.body).toEqual({ ...first.body, secret: '***' })
    expect(await useToken(owner.username, new Secret(first.body.secret))).toBe('in')
    expect(await db.retiredSecret.count({ where: { tokenId: id } })).toBe(1)
  })
})

describe('an edit', () => {
  const edit = (id: string, body: object) => askApi(`PATCH /api/v1/tokens/${id}`, { bearer, body })
  const get = async (id: string) => (await askApi(`GET /api/v1/tokens/${id}`, { bearer })).body

  /** A token that pushes to one chosen repository and pulls public ones. */
  async function limited() {
    const repository = await newRepository(owner, 'private')
    const where = { namespace: owner.username, name: repository.name }
    const { id: repositoryId } = await db.repository.findFirstOrThrow({ where })
    const rights = { pull: true, push: true, delete: false }
    const { id } = await newToken(owner, {
      ...{ description: 'CI', permission: 'write', allRepositories: false, publicRead: true },
      repositories: { create: { repositoryId, ...rights } },
    })
    return { id, name: `${owner.username}/${repository.name}` }
  }

  it('changes what it names, and keeps what it does not', async () => {
    const { id, name } = await limited()
    const { status, body } = await edit(id, { description: 'CI for web' })
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        ...{ description: 'CI for web', permission: 'repo:write', public_read: true },
        repositories: [{ name, actions: ['pull', 'push'] }],
      }),
    ])
    expect(await get(id)).toEqual(body)
    expect((await edit(id, {})).status).toBe(400)
  })

  it('of the level keeps of the chosen repositories what the level has', async () => {
    const { id, name } = await limited()
    const { body } = await edit(id, { permission: 'repo:read' })
    expect(body).toMatchObject({ permission: 'repo:read', repositories: [{ name, actions: ['pull'] }] })
  })

  it('to null takes the limit away', async () => {
    const { id } = await limited()
    const { body } = await edit(id, { repositories: null })
    expect(body).toMatchObject({ repositories: null, public_read: false, permission: 'repo:write' })
  })

  it('turns a token off and on', async () => {
    const { id, secret } = await newToken(owner)
    expect((await edit(id, { status: 'inactive' })).body.status).toBe('inactive')
    expect(await useToken(owner.username, secret)).toMatch(/is deactivated/)
    expect((await edit(id, { status: 'active' })).body.status).toBe('active')
    expect(await useToken(owner.username, secret)).toBe('in')
  })

  it('brings the expiration forward, and never back', async () => {
    const { id } = await newToken(owner)
    const sooner = '2031-01-01T00:00:00.000Z'
    expect((await edit(id, { expires_at: sooner })).body.expires_at).toBe(sooner)
    for (const expires_at of [null, '2032-01-01T00:00:00Z']) {
      const { status, body } = await edit(id, { expires_at })
      expect([status, Object.keys(body.errors)]).toEqual([400, ['expires_at']])
    }
  })

  it('is against what was seen', async () => {
    const { id } = await limited()
    const { revision } = await get(id)
    const { body } = await edit(id, { permission: 'repo:read', revision })
    expect(body.revision).not.toBe(revision)
    const late = await edit(id, { description: 'Mine', revision })
    expect([late.status, late.body.detail]).toEqual([409, expect.stringMatching(/changed meanwhile/)])
    expect(await get(id)).toEqual(body)
    expect((await edit(id, { description: 'Mine', revision: body.revision })).status).toBe(200)
  })

  it.each([
    [{ description: null }, 'description'],
    [{ permission: 'write' }, 'permission'],
    [{ repositories: [] }, 'repositories'],
    [{ repositories: [{ name: 'nobody/nothing' }] }, 'repositories.0.name'],
    [{ status: 'expired' }, 'status'],
    [{ public_read: true, repositories: null }, 'public_read'],
  ])('to %j is refused by the name of the field', async (body, field) => {
    const { id } = await newToken(owner)
    const answer = await edit(id, body)
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, [field]])
  })

  it("of an organization's token is its owners', who clear a description by null", async () => {
    const { id } = await newOrganizationToken(organization, { description: 'For the web', publicRead: true })
    const path = `PATCH /api/v1/organizations/${organization.name}/tokens/${id}`
    const { body } = await askApi(path, { bearer, body: { label: 'Deploy', description: null } })
    expect(body).toMatchObject({
      ...{ label: 'Deploy', description: '' },
      resources: [{ type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }],
    })
    const all = [{ type: 'TYPE_REPO', path: `${organization.name}/*`, scopes: ['scope-image-push'] }]
    const wider = await askApi(path, { bearer, body: { resources: all } })
    expect([wider.body.label, wider.body.resources]).toEqual(['Deploy', all])
    const stranger = { bearer: await sessionBearer(await newAccount()), body: { label: 'Mine' } }
    expect((await askApi(path, stranger)).status).toBe(404)
  })
})
