import { beforeAll, expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

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
      created_at: expect.any(String),
      expires_at: null,
      last_use: {
        at: '2026-11-01T10:00:00.000Z',
        address: '203.0.113.40',
        client: 'skopeo 1.18.0',
        action: 'pulled demo/web',
      },
      last_refusal: null,
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
