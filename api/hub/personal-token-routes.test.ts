import { beforeEach, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

let owner: AccountActor
let bearer: string

beforeEach(async () => {
  owner = await newAccount()
  bearer = await sessionBearer(owner)
})

const path = '/v2/access-tokens'
const make = (body: object) => askHub(`POST ${path}`, { bearer, body: { token_label: 'CI', ...body } })
const get = async (uuid: string) => (await askHub(`GET ${path}/${uuid}`, { bearer })).body
const patch = (uuid: string, body: object) => askHub(`PATCH ${path}/${uuid}`, { bearer, body })

describe('creating', () => {
  it('answers 201 with the secret, which every later answer masks', async () => {
    const made = await make({ scopes: ['repo:write'] })
    expect(made.status).toBe(201)
    expect(made.headers.get('cache-control')).toBe('no-store')
    expect(made.body).toEqual({
      uuid: expect.stringMatching(/^[\da-f-]{36}$/),
      client_id: 'HUB',
      creator_ip: expect.stringMatching(/^10\./),
      creator_ua: '',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
      last_used: null,
      last_refusal: null,
      generated_by: 'manual',
      is_active: true,
      token: expect.stringMatching(/^gate_pat_\w{36}$/),
      token_label: 'CI',
      scopes: ['repo:write'],
      expires_at: null,
      repositories: null,
      public_read: false,
    })
    const masked = { ...made.body, token: '***' }
    expect(await get(made.body.uuid)).toEqual(masked)
    const { repositories: _, public_read: __, ...listed } = masked
    expect((await askHub(`GET ${path}`, { bearer })).body.results).toEqual([listed])
    expect((await patch(made.body.uuid, { token_label: 'CI' })).body).toEqual(masked)
    expect((await logOf(owner)).map(({ action }) => action)).toEqual(['token.create'])
  })

  it('lets one for chosen repositories pull public ones, too', async () => {
    const { fullName } = await newRepository(owner)
    const { body } = await make({
      repositories: [{ name: fullName }],
      public_read: true,
      scopes: ['repo:read'],
    })
    const reach = { repositories: [{ name: fullName, actions: ['pull'] }], public_read: true }
    expect(body).toMatchObject(reach)
    expect(await get(body.uuid)).toMatchObject(reach)
    const stored = { allRepositories: false, publicRead: true }
    expect(await db.token.findUniqueOrThrow({ where: { id: body.uuid } })).toMatchObject(stored)
    const refused = await make({ public_read: true })
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, ['public_read']])
  })

  it.each([[{}], [{ scopes: [] }]])('without scopes (%j) gives the lowest level', async (body) => {
    const made = await make(body)
    expect([made.status, made.body.scopes]).toEqual([201, ['repo:public_read']])
    const { permission, allRepositories } = await db.token.findUniqueOrThrow({
      where: { id: made.body.uuid },
    })
    expect([permission, allRepositories]).toEqual(['public_read', true])
    expect(tokenPolicies.account.defaultPermission).toBe(permission)
  })

  it('counts the highest of several scopes, and keeps their order until it means something else', async () => {
    const scopes = ['repo:read', 'repo:admin', 'repo:public_read']
    const { uuid } = (await make({ scopes })).body
    expect((await db.token.findUniqueOrThrow({ where: { id: uuid } })).permission).toBe('admin')
    expect((await get(uuid)).scopes).toEqual(scopes)
    await updateToken(owner, ownAccount, {
      id: uuid,
      permission: 'read',
      repositories: 'all',
      publicRead: false,
    })
    expect((await get(uuid)).scopes).toEqual(['repo:read'])
  })

  it.each([
    '2029-12-31T23:59:59Z',
    '2031-06-01T00:00:00+02:00',
    '2061-01-01T12:00:00.250Z',
    '9999-12-31T00:00:00Z',
  ])('echoes %s as it was sent', async (expires_at) => {
    const made = await make({ expires_at })
    expect([made.status, made.body.expires_at]).toEqual([201, expires_at])
    expect((await get(made.body.uuid)).expires_at).toBe(expires_at)
    const { expiresAt } = await db.token.findUniqueOrThrow({ where: { id: made.body.uuid } })
    expect(expiresAt).toEqual(new Date(expires_at))
  })

  it.each([
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    [{ expires_at: 'never' }, 'expires_at'],
    [{ expires_at: '' }, 'expires_at'],
    [{ expires_at: '2029-12-31' }, 'expires_at'],
    [{ token_label: '' }, 'token_label'],
    [{ token_label: 'x'.repeat(101) }, 'token_label'],
    [{ token_label: null }, 'token_label'],
    [{ scopes: ['repo:all'] }, 'scopes.0'],
    [{ scopes: 'repo:read' }, 'scopes'],
  ])('refuses %j, names the field and makes nothing', async (body, field) => {
    const refused = await make(body)
    expect(refused.status).toBe(400)
    expect(refused.body).toEqual({ fields: { [field]: [expect.any(String)] }, text: expect.any(String) })
    expect(await db.token.count({ where: { accountId: owner.accountId } })).toBe(0)
  })
})

describe('listing', () => {
  it('counts all and those that are active, with absolute links', async () => {
    const ids: string[] = []
    for (const isActive of [true, true, false]) ids.unshift((await newToken(owner, { isActive })).id)
    await newToken(await newAccount())
    const first = await askHub(`GET ${path}?page_size=2`, { bearer })
    expect(first.body).toMatchObject({
      count: 3,
      active_count: 2,
      next: `${env.PUBLIC_URL}${path}?page_size=2&page=2`,
      previous: null,
    })
    const second = await askHub(`GET ${first.body.next.slice(env.PUBLIC_URL.length)}`, { bearer })
    expect(second.body).toMatchObject({
      next: null,
      previous: `${env.PUBLIC_URL}${path}?page_size=2&page=1`,
    })
    const listed = [...first.body.results, ...second.body.results].map(({ uuid }) => uuid)
    expect(listed).toEqual(ids)
    const beyond = await askHub(`GET ${path}?page=9`, { bearer })
    expect([beyond.status, beyond.body.results, beyond.body.next]).toEqual([200, [], null])
  })

  it.each(['page=0', 'page=x', 'page=1.5', 'page_size=-1', 'page_size='])('refuses %s', async (query) => {
    const refused = await askHub(`GET ${path}?${query}`, { bearer })
    const [field] = query.split('=')
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [field]])
  })
})

describe('changing', () => {
  it('tells absent from null', async () => {
    const { uuid } = (await make({ scopes: ['repo:read'] })).body
    expect((await patch(uuid, { is_active: false })).body).toMatchObject({
      is_active: false,
      token_label: 'CI',
    })
    expect((await patch(uuid, { token_label: 'CD' })).body).toMatchObject({
      is_active: false,
      token_label: 'CD',
      scopes: ['repo:read'],
    })
    for (const body of [{ token_label: null }, { is_active: null }, { token_label: '', is_active: true }]) {
      const refused = await patch(uuid, body)
      expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [Object.keys(body)[0]]])
    }
    expect(await get(uuid)).toMatchObject({ is_active: false, token_label: 'CD' })
    expect((await logOf(owner)).map(({ action }) => action)).toEqual([
      'token.create',
      'token.deactivate',
      'token.update',
    ])
  })

  it('leaves chosen repositories alone', async () => {
    const { id } = await newToken(owner, { allRepositories: false })
    expect((await patch(id, { token_label: 'CD' })).status).toBe(200)
    expect((await db.token.findUniqueOrThrow({ where: { id } })).allRepositories).toBe(false)
  })

  it('refuses an expired token', async () => {
    const { id } = await newToken(owner, { expiresAt: new Date() })
    const refused = await patch(id, { is_active: true })
    expect([refused.status, refused.body.text]).toEqual([
      400,
      'An expired token can only be rotated or deleted.',
    ])
  })

  it('deletes', async () => {
    const { uuid } = (await make({})).body
    const deleted = await askHub(`DELETE ${path}/${uuid}`, { bearer })
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect((await askHub(`DELETE ${path}/${uuid}`, { bearer })).status).toBe(404)
  })
})

describe('addresses', () => {
  it.each(['GET', 'PATCH', 'DELETE'])('%s of what is not one’s own is not found', async (method) => {
    const foreign = await newToken(await newAccount())
    for (const id of [foreign.id, '01936d2e-0000-7000-8000-000000000000', 'new', '%00', '%C3%28']) {
      const answer = await askHub(`${method} ${path}/${id}`, {
        bearer,
        ...(method === 'PATCH' && { body: { token_label: 'None' } }),
      })
      expect([answer.status, answer.body.message]).toEqual([404, expect.stringContaining('not found')])
    }
    expect(await db.token.count({ where: { id: foreign.id } })).toBe(1)
  })

  it('take a slash at the end, and the name that Hub once had', async () => {
    const { uuid } = (await askHub(`POST ${path}/`, { bearer, body: { token_label: 'CI' } })).body
    for (const address of [`${path}/${uuid}/`, `/v2/api_tokens/${uuid}`, `/v2/api_tokens/${uuid}/`]) {
      expect((await askHub(`GET ${address}`, { bearer })).body.uuid).toBe(uuid)
    }
    expect((await askHub('GET /v2/api_tokens?page_size=1', { bearer })).body.count).toBe(1)
  })

  it('have no other methods', async () => {
    const answer = await askHub(`PUT ${path}`, { bearer, body: {} })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST'])
    expect((await askHub(`GET ${path}/a/b/c`, { bearer })).status).toBe(404)
  })

  it('are closed to access tokens, in Hub’s words', async () => {
    const personal = await newToken(owner, { permission: 'admin' })
    const organization = await newOrganization([[owner, 'owner']])
    const theirs = await newOrganizationToken(organization, { allRepositories: true, allPush: true })
    const words = {
      personal: await tokenBearer(personal),
      organization: await tokenBearer(theirs),
    }
    for (const [kind, token] of Object.entries(words)) {
      for (const name of [
        `GET ${path}`,
        `POST ${path}`,
        `PATCH ${path}/${personal.id}`,
        `DELETE ${path}/${personal.id}`,
      ]) {
        const answer = await askHub(name, {
          bearer: token,
          ...(/^P/.test(name) && { body: { token_label: 'x' } }),
        })
        const message = `token issued from ${kind} access token is not allowed`
        expect([answer.status, answer.body]).toEqual([403, { detail: message, message }])
      }
    }
  })
})
