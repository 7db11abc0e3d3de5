import { beforeAll, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newPerson } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

let owner: AccountActor
let bearer: string

beforeAll(async () => {
  owner = await newAccount()
  bearer = await sessionBearer(owner)
})

describe('the older addresses of repositories', () => {
  it('make, read, change and delete one as the newer do', async () => {
    const at = `/v2/repositories/${owner.username}`
    const made = await askHub(`POST /v2/namespaces/${owner.username}/repositories`, {
      bearer,
      body: { name: 'web', description: '', full_description: '', registry: '', is_private: false },
    })
    expect([made.status, made.body.namespace]).toEqual([201, owner.username])
    expect(
      (await askHub(`GET ${at}?page_size=100&page=1&ordering=last_updated`, { bearer })).body.count,
    ).toBe(1)
    expect((await askHub(`GET ${at}/web/`)).body).toMatchObject({ name: 'web', is_private: false })
    const changed = await askHub(`PATCH ${at}/web/`, { bearer, body: { description: 'Site' } })
    expect(changed.body.description).toBe('Site')
    const hidden = await askHub(`POST ${at}/web/privacy`, { bearer, body: { is_private: true } })
    expect([hidden.status, hidden.body.is_private]).toEqual([200, true])
    expect((await askHub(`GET ${at}/web/`)).status).toBe(404)
    expect((await askHub(`DELETE ${at}/web/`, { bearer })).status).toBe(204)
    expect((await askHub(`GET ${at}/web/`, { bearer })).status).toBe(404)
  })

  it('list and show tags, to anyone where the repository is public', async () => {
    for (const visibility of ['public', 'private'] as const) {
      const { id: repositoryId, fullName } = await newRepository(owner, visibility)
      const digest = `sha256:${'1'.repeat(64)}`
      const pushedAt = new Date('2026-01-01T00:00:00Z')
      await db.tag.create({ data: { repositoryId, name: 'v1', digest, mediaType: 'x/y', pushedAt } })
      const one = await askHub(`GET /v2/repositories/${fullName}/tags/v1/`, { bearer })
      expect(one.body).toMatchObject({
        ...{ name: 'v1', v2: true, tag_status: 'inactive', tag_last_pulled: null },
        images: [{ digest, last_pushed: '2026-01-01T00:00:00Z' }],
      })
      const anonymous = await askHub(`GET /v2/repositories/${fullName}/tags/?page_size=100&page=1`)
      expect(anonymous.status).toBe(visibility === 'public' ? 200 : 404)
      const beside = await askHub(`GET /v2/namespaces/${fullName.replace('/', '/repositories/')}/tags/v1`)
      expect(beside.status).toBe(anonymous.status)
    }
  })
})

it('a search finds what the caller may know by name and description, the most pulled first', async () => {
  const word = `w${crypto.randomUUID().slice(0, 8)}`
  for (const [name, visibility, description, pullCount] of [
    [`${word}-one`, 'public', '', 1],
    [`other-${word.slice(1)}`, 'public', `About ${word}`, 9],
    [`${word}-hidden`, 'private', '', 5],
  ] as const)
    await db.repository.create({
      data: { namespace: owner.username, name, visibility, description, pullCount },
    })
  const found = async (more: object = {}) => {
    const { body } = await askHub(`GET /v2/search/repositories?query=${word}&page_size=2`, more)
    return [body.count, body.results.map(({ repo_name }: { repo_name: string }) => repo_name), body.next]
  }
  const names = [`other-${word.slice(1)}`, `${word}-hidden`, `${word}-one`].map(
    (n) => `${owner.username}/${n}`,
  )
  expect(await found()).toEqual([2, [names[0], names[2]], null])
  expect(await found({ bearer })).toEqual([
    3,
    [names[0], names[1]],
    expect.stringMatching(/\?query=.*&page=2$/),
  ])
})

it('a group’s access to a repository is read, changed and removed by number', async () => {
  const organization = await newOrganization([[owner, 'owner']])
  const data = { organizationId: organization.id, name: 'release' }
  const { number } = await db.group.create({ data })
  await db.repository.create({ data: { namespace: organization.name, name: 'api', visibility: 'private' } })
  const at = `/v2/repositories/${organization.name}/api/groups`
  const is = (permission: string) => ({ group_name: 'release', permission, group_id: number })
  const missing = await askHub(`PATCH ${at}/${number}/`, { bearer, body: { permission: 'read' } })
  expect(missing.status).toBe(404)
  const body = { group_id: number, group_name: '', permission: 'read' }
  expect((await askHub(`POST ${at}/`, { bearer, body })).body).toEqual(is('read'))
  expect((await askHub(`GET ${at}/${number}/`, { bearer })).body).toEqual(is('read'))
  const changed = await askHub(`PATCH ${at}/${number}/`, { bearer, body: { permission: 'admin' } })
  expect(changed.body).toEqual(is('admin'))
  expect((await askHub(`DELETE ${at}/${number}/`, { bearer })).status).toBe(204)
  for (const id of [number, 0, 'release', 2 ** 40])
    expect((await askHub(`GET ${at}/${id}/`, { bearer })).status).toBe(404)
})

it('an organization says who it is, and keeps which registries its machines may use', async () => {
  const organization = await newOrganization([[owner, 'owner']])
  const at = `/v2/orgs/${organization.name}`
  const got = await askHub(`GET ${at}/`, { bearer })
  expect(got.body).toMatchObject({ orgname: organization.name, type: 'Org', location: '', company: '' })
  const rules = (more: object = {}) => ({
    enabled: true,
    standard_registries: [{ id: 'DockerHub', allowed: false }],
    custom_registries: [{ address: 'https://example.com', friendly_name: 'Ours', allowed: true }],
    ...more,
  })
  const settings = `${at}/settings/registry-access-management`
  expect((await askHub(`GET ${settings}`, { bearer })).body).toEqual({
    enabled: false,
    standard_registries: [{ id: 'DockerHub', allowed: true }],
    custom_registries: [],
  })
  expect((await askHub(`PUT ${settings}`, { bearer, body: rules() })).body).toEqual(rules())
  expect((await askHub(`PUT ${settings}`, { bearer, body: rules() })).status).toBe(200)
  expect((await askHub(`GET ${settings}`, { bearer })).body).toEqual(rules())
  const wrong = rules({ custom_registries: [{ address: '', friendly_name: '', allowed: 'no' }] })
  const refused = await askHub(`PUT ${settings}`, { bearer, body: wrong })
  expect([refused.status, Object.keys(refused.body.fields)]).toEqual([
    400,
    ['custom_registries.0.address', 'custom_registries.0.allowed'],
  ])
  expect(await logOfOrganization(organization)).toMatchObject([
    { action: 'organization.update', details: { registryRules: 'changed' } },
  ])
})

describe('what is not known', () => {
  const make = (body: object) =>
    askHub('POST /v2/access-tokens', { bearer, body: { token_label: 'CI', ...body } })

  it.each(['resources', 'expires_in', 'Expiration', 'permissions', 'allowedIps', 'namespace'])(
    'is refused by its name where it could be a limit: %s',
    async (field) => {
      const refused = await make({ [field]: ['x'] })
      expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [field]])
      expect(refused.body.text).toContain(field)
      const query = await askHub(`POST /v2/access-tokens?${field}=x`, { bearer, body: { token_label: 'CI' } })
      expect([query.status, Object.keys(query.body.fields)]).toEqual([400, [field]])
      expect(await db.token.count({ where: { accountId: owner.accountId } })).toBe(0)
    },
  )

  it('is refused elsewhere, too: a repository meant to be private is not made public', async () => {
    const at = `/v2/namespaces/${owner.username}/repositories`
    const refused = await askHub(`POST ${at}`, { bearer, body: { name: 'mine', private: true } })
    expect([refused.status, Object.keys(refused.body.errinfo)]).toEqual([400, ['private']])
  })

  it('is ignored everywhere else', async () => {
    const made = await make({ is_active: false, color: 'blue', id: 0 })
    expect([made.status, made.body.is_active]).toEqual([201, true])
    expect((await askHub('GET /v2/access-tokens?permissions=x', { bearer })).status).toBe(200)
    await db.token.deleteMany({ where: { accountId: owner.accountId } })
  })

  it('alone is no change: a PATCH says what it changes', async () => {
    const { id } = await newToken(owner)
    for (const body of [{}, { color: 'blue' }, '']) {
      const refused = await askHub(`PATCH /v2/access-tokens/${id}`, { bearer, body })
      expect([refused.status, refused.body.text]).toEqual([
        400,
        'Send at least one of token_label, is_active.',
      ])
    }
    await db.token.delete({ where: { id } })
  })
})

describe('a personal token', () => {
  it('can be limited to repositories, with all that its permission gives or less', async () => {
    const [one, other] = [await newRepository(owner), await newRepository(owner, 'public')]
    const body = {
      ...{ token_label: 'CI', scopes: ['repo:write'] },
      repositories: [{ name: one.fullName }, { name: other.fullName, actions: ['pull'] }],
    }
    const made = await askHub('POST /v2/access-tokens', { bearer, body })
    expect([made.status, made.body.repositories]).toEqual([
      201,
      expect.arrayContaining([
        { name: one.fullName, actions: ['pull', 'push'] },
        { name: other.fullName, actions: ['pull'] },
      ]),
    ])
    const got = await askHub(`GET /v2/access-tokens/${made.body.uuid}`, { bearer })
    expect(got.body.repositories).toEqual(made.body.repositories)
    const { token: secret } = made.body
    const credential = { identifier: owner.username, secret }
    const signedIn = await askHub('POST /v2/auth/token', { body: credential })
    const list = await askHub(`GET /v2/repositories/${owner.username}`, {
      bearer: signedIn.body.access_token,
    })
    expect(list.body.count).toBe(2)
  })

  it.each([
    [[{ name: 'nobody/none' }], 'repositories.0.name'],
    [[{ name: 'none' }], 'repositories.0.name'],
    [['demo/web'], 'repositories.0'],
    ['demo/web', 'repositories'],
    [[], 'repositories'],
  ])('is not limited to %j', async (repositories, field) => {
    const body = { token_label: 'CI', repositories }
    const refused = await askHub('POST /v2/access-tokens', { bearer, body })
    expect([refused.status, Object.keys(refused.body.fields)]).toEqual([400, [field]])
  })

  it('says from where and with what it was made', async () => {
    const made = await askHub('POST /v2/access-tokens', {
      ...{ bearer, address: '192.0.2.44', headers: { 'user-agent': 'hub-tool/v0.4.6' } },
      body: { token_label: 'CI' },
    })
    expect(made.body).toMatchObject({ creator_ip: '192.0.2.44', creator_ua: 'hub-tool/v0.4.6' })
  })
})

it('the next page is at the address that was asked', async () => {
  const person = await newAccount()
  await Promise.all([newToken(person), newToken(person)])
  const asked = { 'x-gatehouse-origin': 'https://hub.example:8443' }
  const mine = await sessionBearer(person)
  const list = await askHub('GET /v2/access-tokens?page_size=1', { bearer: mine, headers: asked })
  expect(list.body.next).toBe('https://hub.example:8443/v2/access-tokens?page_size=1&page=2')
})

it('hub-tool gets the plan of a person or an organization, and the members of a group as a list', async () => {
  const organization = await newOrganization([[owner, 'owner']], { plan: 'team' })
  const plan = async (id: string) =>
    (await askHub(`GET /api/billing/v4/accounts/${id.replaceAll('-', '')}/hub-plan`, { bearer })).body
  expect(await plan(owner.accountId)).toMatchObject({ name: 'personal', seats: 1, private_repos: 9999 })
  expect(await plan(organization.id)).toMatchObject({ name: 'team', seats: 9999 })
  const foreign = await newOrganization([[await newAccount(), 'owner']])
  expect(await plan(foreign.id)).toMatchObject({ message: 'Account not found.' })
  const data = { organizationId: organization.id, name: 'release' }
  const { id: groupId } = await db.group.create({ data })
  await db.groupMember.create({
    data: { groupId, accountId: owner.accountId, organizationId: organization.id },
  })
  const members = (agent: string) =>
    askHub(`GET /v2/orgs/${organization.name}/groups/release/members/`, {
      bearer,
      headers: { 'user-agent': agent },
    })
  const one = expect.objectContaining({ username: owner.username })
  expect((await members('hub-tool/v0.4.6')).body).toEqual([one])
  expect((await members('terraform')).body).toMatchObject({ count: 1, results: [one] })
})

it('a program that signs in for each command has one session, which ends for good', async () => {
  const person = await newPerson()
  const signIn = async (agent = 'hub-tool/v0.4.6', address = '192.0.2.7') => {
    const { body } = await askHub('POST /v2/users/login', {
      ...{ address, headers: { 'user-agent': agent } },
      body: { username: person.username, password: person.password },
    })
    return body.token as string
  }
  const status = async (bearer: string) => (await askHub('GET /v2/user/', { bearer })).status
  const sessions = () => db.session.findMany({ where: { accountId: person.id } })
  const bearers = await Promise.all([signIn(), signIn(), signIn()])
  expect(await Promise.all(bearers.map(status))).toEqual([200, 200, 200])
  expect(await sessions()).toMatchObject([{ client: 'API (hub-tool 0.4.6)', address: '192.0.2.7' }])
  await signIn('terraform-provider-docker/0.6')
  await signIn('hub-tool/v0.4.6', '192.0.2.8')
  expect(await sessions()).toHaveLength(3)
  expect((await askHub('POST /v2/logout', { bearer: bearers[0]! })).status).toBe(200)
  const again = await signIn()
  expect([await status(bearers[1]!), await status(again)]).toEqual([401, 200])
})

it('signing in takes what asks for a refresh token, and signing out ends the session', async () => {
  const { body } = await askHub('POST /v2/users/login?refresh_token=true', { body: {} })
  expect(body.detail).toBe('This is missing: send it.')
  const mine = await sessionBearer(owner)
  expect((await askHub('POST /v2/logout/', { bearer: mine })).status).toBe(200)
  expect((await askHub('GET /v2/user/', { bearer: mine })).status).toBe(401)
  const token = await newToken(owner)
  expect((await askHub('POST /v2/logout/', { bearer: await tokenBearer(token) })).status).toBe(200)
})
