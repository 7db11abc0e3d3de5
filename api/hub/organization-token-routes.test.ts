import { beforeAll, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { organizationOwner } from '#lib/owners.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { day, minute } from '#lib/time.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

let owner: AccountActor
let organization: { id: string; name: string }
let bearer: string

beforeAll(async () => {
  owner = await newAccount()
  organization = await newOrganization([[owner, 'owner']])
  bearer = await sessionBearer(owner)
  for (const name of ['api', 'web']) {
    const at = { namespace: organization.name, name }
    await createRepository(owner, { ...at, description: '', visibility: 'private' })
  }
})

const path = () => `/v2/orgs/${organization.name}/access-tokens`
const image = (path: string, ...scopes: string[]) => ({ type: 'TYPE_REPO', path, scopes })
const anyPublic = image('*/*/public', 'scope-image-pull')
const make = (body: object) => askHub(`POST ${path()}`, { bearer, body: { label: 'CI', ...body } })
const get = async (id: string) => (await askHub(`GET ${path()}/${id}`, { bearer })).body
const patch = (id: string, body: object) => askHub(`PATCH ${path()}/${id}`, { bearer, body })

/** Each kind of resource, in no order of ours. */
const everything = () => [
  image(`${organization.name}/web`, 'scope-image-push', 'scope-image-pull'),
  { type: 'TYPE_ORG', path: organization.name, scopes: ['scope-member-edit', 'scope-invite-read'] },
  anyPublic,
  image(`${organization.name}/api`, 'scope-image-pull'),
]

describe('creating', () => {
  it('answers 201 with the secret, then never again, and echoes what was sent in its order', async () => {
    const sent = {
      description: 'For the pipeline',
      resources: everything(),
      expires_at: '2029-12-31T23:59:59Z',
    }
    const made = await make(sent)
    expect(made.status).toBe(201)
    const { token, ...rest } = made.body
    expect(token).toMatch(/^gate_oat_\w{36}$/)
    expect(rest).toEqual({
      id: expect.any(String),
      label: 'CI',
      ...sent,
      created_by: owner.username,
      is_active: true,
      created_at: expect.not.stringMatching(/\.0+Z/),
      last_used_at: null,
      last_refusal: null,
    })
    expect(await get(rest.id)).toEqual(rest)
    const stored = await getToken(owner, organizationOwner(organization.name), rest.id)
    expect(stored).toMatchObject({ publicRead: true, repositories: { all: null, chosen: 2 } })
    expect(stored.chosenRepositories.map(({ access }) => access)).toEqual(['pull', 'push'])
    expect([...stored.scopes].sort()).toEqual(['scope-invite-read', 'scope-member-edit', 'scope-member-read'])
  })

  it('takes all repositories, present and future', async () => {
    const resources = [image(`${organization.name}/*`, 'scope-image-push')]
    const { body } = await make({ resources, expires_at: null })
    expect(body).toMatchObject({ description: '', expires_at: null, resources })
    const { repositories } = await getToken(owner, organizationOwner(organization.name), body.id)
    expect(repositories.all).toBe('push')
  })

  it('takes prefixes, and tells of them as they were sent until that changes', async () => {
    const { name } = organization
    const prefix = (path: string, scope = 'scope-image-pull') => image(`${name}/${path}`, scope)
    const resources = [prefix('team/*'), prefix('team/app/*', 'scope-image-push'), prefix('api')]
    const { body, status } = await make({ resources })
    expect([status, body.resources]).toEqual([201, resources])
    const stored = await db.token.findUniqueOrThrow({ where: { id: body.id } })
    expect(stored).toMatchObject({
      allRepositories: false,
      pullPrefixes: ['team'],
      pushPrefixes: ['team/app'],
    })
    const twice = [prefix('team/*'), prefix('team/*', 'scope-image-push')]
    expect((await patch(body.id, { resources: twice })).body.resources).toEqual(twice)
    await db.token.update({ where: { id: body.id }, data: { pullPrefixes: ['other'] } })
    expect((await get(body.id)).resources).toEqual([prefix('other/*'), prefix('team/*', 'scope-image-push')])
  })

  it.each(['Team/*', 'team/**', 'te*am', '*/app', 'team//*', 'team/*/*', '/*'])(
    'refuses the prefix %j',
    async (path) => {
      const resources = [anyPublic, image(`${organization.name}/${path}`, 'scope-image-pull')]
      const refused = await make({ resources })
      expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, ['resources.1.path']])
    },
  )

  it.each([
    [{}, 'resources'],
    [{ resources: [] }, 'resources'],
    [{ resources: [image('other/api', 'scope-image-pull')] }, 'resources.0.path'],
    [{ resources: [image('*/*/public', 'scope-image-push')] }, 'resources.0.scopes'],
    [{ resources: [anyPublic, image('x', 'scope-image-pull')] }, 'resources.1.path'],
    [{ resources: [image('*/*/public', 'scope-member-read')] }, 'resources.0.scopes'],
    [{ resources: [image('*/*/public')] }, 'resources.0.scopes'],
    [{ resources: [{ type: 'TYPE_ORG', path: 'other', scopes: ['scope-member-read'] }] }, 'resources.0.path'],
    [{ resources: [{ ...anyPublic, type: 'TYPE_ALL' }] }, 'resources.0.type'],
    [{ resources: [anyPublic], label: '' }, 'label'],
    [{ resources: [anyPublic], expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
  ])('refuses %j and names the field', async (body, field) => {
    const refused = await make(body)
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [field]])
    expect(refused.body.text).toEqual(expect.any(String))
  })

  it('names a repository that there is not, and obeys the maximum lifetime', async () => {
    const gone = await make({
      resources: [anyPublic, image(`${organization.name}/none`, 'scope-image-pull')],
    })
    expect([gone.status, Object.keys(gone.body.fields)]).toEqual([400, ['resources.1.path']])
    const strict = await newOrganization([[owner, 'owner']], { maxTokenDays: 30 })
    const body = { label: 'CI', resources: [anyPublic], expires_at: null }
    const refused = await askHub(`POST /v2/orgs/${strict.name}/access-tokens`, { bearer, body })
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, ['expires_at']])
  })
})

it.each([
  [null, 30],
  [90, 30],
  [7, 7],
])(
  'without an expiry, and a maximum of %s days, it lives as long as the form begins with: %s',
  async (maxTokenDays, days) => {
    const { name } = await newOrganization([[owner, 'owner']], { maxTokenDays })
    const body = { label: 'CI', resources: [anyPublic] }
    const before = Date.now()
    const made = await askHub(`POST /v2/orgs/${name}/access-tokens`, { bearer, body })
    const lifetime = Date.parse(made.body.expires_at) - before
    expect(lifetime).toBeGreaterThanOrEqual(days * day)
    expect(lifetime).toBeLessThan(days * day + minute)
  },
)

describe('changing', () => {
  it('tells absent from null', async () => {
    const { id } = (await make({ description: 'First', resources: everything() })).body
    expect((await patch(id, { label: 'CD' })).body).toMatchObject({
      label: 'CD',
      description: 'First',
      resources: everything(),
    })
    expect((await patch(id, { description: null })).body).toMatchObject({ label: 'CD', description: '' })
    for (const body of [{ label: null }, { resources: null }, { is_active: null }, { resources: [] }]) {
      const refused = await patch(id, body)
      expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, Object.keys(body)])
    }
    const resources = [image(`${organization.name}/api`, 'scope-image-push'), anyPublic]
    expect((await patch(id, { resources })).body.resources).toEqual(resources)
    expect((await get(id)).resources).toEqual(resources)
  })

  it('changes nothing where one thing can’t be', async () => {
    const { id } = (await make({ resources: [anyPublic] })).body
    const resources = [image(`${organization.name}/none`, 'scope-image-pull')]
    expect((await patch(id, { label: 'New', is_active: false, resources })).status).toBe(400)
    expect(await get(id)).toMatchObject({ label: 'CI', is_active: true })
  })

  it('deactivates, and activates again where the organization lets it', async () => {
    const { id } = (await make({ resources: [anyPublic] })).body
    expect((await patch(id, { is_active: false })).body.is_active).toBe(false)
    expect((await patch(id, { is_active: true })).status).toBe(400)
    const where = { id: organization.id }
    await db.organization.update({ where, data: { canReactivateTokens: true } })
    expect((await patch(id, { is_active: true })).body.is_active).toBe(true)
    await db.organization.update({ where, data: { canReactivateTokens: false } })
    const log = await db.auditEntry.findMany({ where: { targetId: id }, orderBy: { id: 'asc' } })
    expect(log.map(({ action }) => action)).toEqual(['token.create', 'token.deactivate', 'token.activate'])
  })

  it('no longer echoes what the console has changed, or what was deleted', async () => {
    const { id } = (await make({ resources: everything() })).body
    await updateToken(owner, organizationOwner(organization.name), {
      id,
      publicRead: true,
      repositories: { all: 'pull', chosen: [] },
      scopes: ['scope-group-read'],
    })
    expect((await get(id)).resources).toEqual([
      anyPublic,
      image(`${organization.name}/*`, 'scope-image-pull'),
      { type: 'TYPE_ORG', path: organization.name, scopes: ['scope-group-read'] },
    ])
    const passing = { namespace: organization.name, name: 'passing' }
    const repository = await createRepository(owner, { ...passing, description: '', visibility: 'private' })
    const named = [anyPublic, image(`${organization.name}/passing`, 'scope-image-pull')]
    const other = (await make({ resources: named })).body
    await db.repository.delete({ where: { id: repository.id } })
    expect((await get(other.id)).resources).toEqual([anyPublic])
  })
})

it('lists with total and absolute links, and deletes', async () => {
  const own = await newOrganization([[owner, 'owner']])
  const address = `/v2/orgs/${own.name}/access-tokens`
  const ids = [(await newOrganizationToken(own)).id, (await newOrganizationToken(own)).id]
  const list = await askHub(`GET ${address}/?page_size=1`, { bearer })
  expect(list.body).toMatchObject({
    total: 2,
    next: `${env.PUBLIC_URL}${address}/?page_size=1&page=2`,
    previous: null,
    results: [{ id: ids[1], label: 'Test', last_used_at: null }],
  })
  expect(list.body).not.toHaveProperty('count')
  expect((await askHub(`DELETE ${address}/${ids[0]}`, { bearer })).status).toBe(204)
  expect((await askHub(`GET ${address}/${ids[0]}`, { bearer })).body.message).toContain('not found')
})

it('is for owners, says at the limit why, and shows others nothing', async () => {
  const [editor, stranger] = [await newAccount(), await newAccount()]
  const team = await newOrganization(
    [
      [owner, 'owner'],
      [editor, 'editor'],
    ],
    { plan: 'team' },
  )
  for (let made = 0; made < 10; made++) await newOrganizationToken(team)
  const address = `/v2/orgs/${team.name}/access-tokens`
  const body = { label: 'One more', resources: [anyPublic] }
  const full = await askHub(`POST ${address}`, { bearer, body })
  expect([full.status, full.body.text]).toEqual([400, expect.stringContaining('10 access tokens')])
  const asEditor = await askHub(`GET ${address}`, { bearer: await sessionBearer(editor) })
  expect([asEditor.status, asEditor.body.message]).toEqual([403, `Only owners of ${team.name} can do this.`])
  const asStranger = await askHub(`GET ${address}`, { bearer: await sessionBearer(stranger) })
  expect([asStranger.status, asStranger.body.message]).toEqual([404, 'Organization not found.'])
})
