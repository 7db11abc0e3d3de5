import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'

let owner: AccountActor
let session: string
let organization: { id: string; name: string }

beforeAll(async () => {
  owner = await newAccount()
  session = await sessionBearer(owner)
})

beforeEach(async () => {
  organization = await newOrganization([[owner, 'owner']])
  await newOrganizationRepository(organization, 'api')
  await newOrganizationRepository(organization, 'web', 'public')
})

const ofRepository = (name: string, ...scopes: string[]) => ({
  ...{ type: 'TYPE_REPO', path: `${organization.name}/${name}`, scopes },
})
const ofOrganization = (...scopes: string[]) => ({ type: 'TYPE_ORG', path: organization.name, scopes })

const create = (...resources: object[]) =>
  askHub(`POST /v2/orgs/${organization.name}/access-tokens`, {
    bearer: session,
    body: { label: 'CI', resources },
  })

/** Makes a token of these resources and signs in with it. */
async function signIn(...resources: object[]) {
  const made = await create(...resources)
  expect([made.status, made.body.resources]).toEqual([201, resources])
  const body = { identifier: organization.name, secret: made.body.token }
  const bearer = (await askHub('POST /v2/auth/token', { body })).body.access_token as string
  const ask = async (what: string, body?: object) => {
    const [method, path] = what.split(' ')
    const { name } = organization
    return askHub(`${method} /v2/namespaces/${name}/repositories${path}`, { bearer, body })
  }
  const pullScope = (name: string) => `repository:${organization.name}/${name}:pull,push,delete`
  const granted = async (name: string) =>
    (await askToken({ credential: `${organization.name}:${made.body.token}`, scopes: [pullScope(name)] }))
      .access
  return { ask, granted, bearer, id: made.body.id as string }
}

describe('the scopes of repositories', () => {
  it('change a repository that the token has, and nothing about its tags or existence', async () => {
    const { ask } = await signIn(ofRepository('api', 'scope-image-pull', 'scope-repository-edit'))
    const changed = await ask('PATCH /api', { description: 'Orders', is_private: false })
    expect(changed.body).toMatchObject({ description: 'Orders', is_private: false })
    expect((await ask('POST /api/privacy', { is_private: true })).status).toBe(200)
    expect((await ask('PATCH /web', { description: 'x' })).status).toBe(404)
    expect((await ask('PATCH /api', { immutable_tags: true })).status).toBe(403)
    expect((await ask('DELETE /api')).status).toBe(403)
    expect((await ask('DELETE /api/tags/none')).status).toBe(403)
    expect(await logOfOrganization(organization)).toContainEqual(
      expect.objectContaining({
        action: 'repository.update',
        actorName: expect.stringMatching(/^CI \(gate_oat_/),
      }),
    )
  })

  it('do not reach a public repository that the token only reads', async () => {
    const { ask } = await signIn(
      { type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] },
      ofRepository(
        'api',
        'scope-image-push',
        'scope-repository-edit',
        'scope-tag-admin',
        'scope-image-delete',
      ),
    )
    expect((await ask('GET /web')).status).toBe(200)
    expect((await ask('PATCH /web', { description: 'x' })).status).toBe(403)
    expect((await ask('DELETE /web/tags/none')).status).toBe(403)
    expect((await ask('DELETE /api/tags/none')).status).toBe(404)
  })

  it('delete images at the registry where the token may push', async () => {
    const { granted } = await signIn(
      ofRepository('api', 'scope-image-delete'),
      ofRepository('web', 'scope-image-pull'),
    )
    expect(await granted('api')).toEqual([`${organization.name}/api:pull,push,delete`])
    expect(await granted('web')).toEqual([`${organization.name}/web:pull`])
    const { granted: without } = await signIn(ofRepository('api', 'scope-image-push'))
    expect(await without('api')).toEqual([`${organization.name}/api:pull,push`])
  })

  it('count as they are now: a scope that is taken away ends at once', async () => {
    const { ask, id } = await signIn(ofRepository('api', 'scope-image-pull', 'scope-repository-edit'))
    const resources = [ofRepository('api', 'scope-image-pull')]
    const at = `/v2/orgs/${organization.name}/access-tokens/${id}`
    expect((await askHub(`PATCH ${at}`, { bearer: session, body: { resources } })).status).toBe(200)
    expect((await ask('PATCH /api', { description: 'x' })).status).toBe(403)
  })

  it.each([
    [[['api', 'scope-repository-read']], 0, 'scopes'],
    [
      [
        ['api', 'scope-image-pull', 'scope-tag-admin'],
        ['web', 'scope-image-pull'],
      ],
      1,
      'scopes',
    ],
    [
      [
        ['api', 'scope-image-delete'],
        ['web', 'scope-image-push'],
      ],
      1,
      'scopes',
    ],
    [[['api', 'scope-image-pull', 'scope-activity-read']], 0, 'scopes'],
  ])('are refused where more would be given than was asked: %j', async (wanted, place, field) => {
    const refused = await create(...wanted.map(([name, ...scopes]) => ofRepository(name!, ...scopes)))
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [`resources.${place}.${field}`]])
    expect(await db.token.count({ where: { organizationId: organization.id } })).toBe(0)
  })

  it('are none of the organization', async () => {
    const refused = await create(ofOrganization('scope-tag-admin'))
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, ['resources.0.scopes']])
  })
})

describe('the scopes of the organization', () => {
  it('list all repositories, and open none', async () => {
    const { ask, granted } = await signIn(ofOrganization('scope-repository-list'))
    const list = await ask('GET ')
    expect(list.body.results.map(({ name }: { name: string }) => name)).toEqual(['api', 'web'])
    expect((await ask('GET /api')).status).toBe(404)
    expect(await granted('api')).toEqual([])
  })

  it('create repositories, in the own organization alone', async () => {
    const { ask, bearer } = await signIn(ofOrganization('scope-repository-create'))
    const made = await ask('POST ', { name: 'new', is_private: true })
    expect([made.status, made.body.name]).toEqual([201, 'new'])
    expect((await ask('GET /new')).status).toBe(404)
    const foreign = await newOrganization([[owner, 'owner']])
    const there = await askHub(`POST /v2/namespaces/${foreign.name}/repositories`, {
      ...{ bearer, body: { name: 'new' } },
    })
    expect(there.status).toBe(404)
    expect(await logOfOrganization(organization)).toContainEqual(
      expect.objectContaining({
        action: 'repository.create',
        actorName: expect.stringMatching(/^CI \(gate_oat_/),
      }),
    )
  })

  it('read the log', async () => {
    const { bearer } = await signIn(ofOrganization('scope-activity-read'))
    const log = await askHub(`GET /v2/auditlogs/${organization.name}`, { bearer })
    expect(log.body.logs).toMatchObject([{ action: 'token.create' }])
  })
})
