import { beforeAll, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'

let owner: AccountActor
let member: AccountActor
let organization: { id: string; name: string }
let session: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  ;[owner, member] = [await newAccount(), await newAccount()]
  organization = await newOrganization([
    [owner, 'owner'],
    [member, 'member'],
  ])
  session = await sessionBearer(owner)
  for (const [name, visibility] of [
    ['open', 'public'],
    ['closed', 'private'],
    ['shut', 'private'],
  ] as const) {
    const made = await createRepository(owner, {
      namespace: organization.name,
      name,
      description: name,
      visibility,
    })
    ids[name] = made.id
  }
})

const path = (name = '', namespace = organization.name) =>
  `/v2/namespaces/${namespace}/repositories${name && `/${name}`}`
const choose = (repository: string, tokenId: string, rights: object = {}) =>
  db.tokenRepository.create({
    data: { tokenId, repositoryId: ids[repository]!, pull: true, push: false, delete: false, ...rights },
  })
const list = async (bearer?: string) => {
  const { status, body } = await askHub(`GET ${path()}`, bearer === undefined ? {} : { bearer })
  return status === 200 ? body.results.map(({ name }: { name: string }) => name) : status
}

describe('a namespace shows', () => {
  it('nobody and strangers what is public', async () => {
    expect(await list()).toEqual(['open'])
    expect(await list(await sessionBearer(await newAccount()))).toEqual(['open'])
    expect(await list(await sessionBearer(member))).toEqual(['open'])
    expect(await list(session)).toEqual(['closed', 'open', 'shut'])
  })

  it.each([
    ['public_read', ['open']],
    ['read', ['closed', 'open', 'shut']],
    ['write', ['closed', 'open', 'shut']],
    ['admin', ['closed', 'open', 'shut']],
  ])('a personal token of level %s what it may pull', async (permission, names) => {
    expect(
      await list(await tokenBearer(await newToken(owner, { permission: permission as 'read' }))),
    ).toEqual(names)
    const limited = await newToken(owner, { permission: permission as 'read', allRepositories: false })
    await choose('closed', limited.id)
    expect(await list(await tokenBearer(limited))).toEqual(permission === 'public_read' ? [] : ['closed'])
    await db.token.update({ where: { id: limited.id }, data: { publicRead: true } })
    const andPublic = permission === 'public_read' ? ['open'] : ['closed', 'open']
    expect(await list(await tokenBearer(limited))).toEqual(andPublic)
  })

  it.each([
    [{ allRepositories: true }, ['closed', 'open', 'shut']],
    [{ publicRead: true }, ['open']],
    [{ scopes: ['scope-member-edit'] }, []],
  ])('an organization’s token with %j what it may pull', async (columns, names) => {
    expect(await list(await tokenBearer(await newOrganizationToken(organization, columns)))).toEqual(names)
    const other = await newOrganization([[owner, 'owner']])
    const foreign = await tokenBearer(await newOrganizationToken(other, columns))
    expect(await list(foreign)).toEqual('publicRead' in columns ? ['open'] : [])
    const chosen = await newOrganizationToken(organization, columns)
    await choose('shut', chosen.id)
    expect(await list(await tokenBearer(chosen))).toEqual([...new Set([...names, 'shut'])].sort())
  })

  it('pages, in each order, and a namespace that there is not as an empty one', async () => {
    const first = await askHub(`GET ${path()}?page_size=2&ordering=-name`, { bearer: session })
    expect(first.body).toMatchObject({
      count: 3,
      next: `${env.PUBLIC_URL}${path()}?page_size=2&ordering=-name&page=2`,
      previous: null,
      results: [{ name: 'shut' }, { name: 'open' }],
    })
    await db.repository.update({ where: { id: ids.open! }, data: { pullCount: 7 } })
    const popular = await askHub(`GET ${path()}?ordering=-pull_count&name=o`, { bearer: session })
    expect(popular.body.results.map((one: object) => one)).toMatchObject([
      { name: 'open', pull_count: 7 },
      { name: 'closed', pull_count: 0 },
    ])
    expect((await askHub(`GET ${path()}?ordering=last_updated`, { bearer: session })).body.count).toBe(3)
    const beyond = await askHub(`GET ${path()}?page=99999999`, { bearer: session })
    expect([beyond.status, beyond.body.message]).toEqual([404, 'Page not found.'])
    const wrong = await askHub(`GET ${path()}?ordering=size`, { bearer: session })
    expect([wrong.status, Object.keys(wrong.body.fields)]).toEqual([400, ['ordering']])
    expect((await askHub(`GET ${path()}?page_size=101`, { bearer: session })).status).toBe(400)
    expect((await askHub(`GET ${path('', 'nobody-here')}`)).body).toMatchObject({ count: 0, results: [] })
  })
})

describe('one repository', () => {
  it('is as Hub tells of it, to whoever may know of it', async () => {
    const got = await askHub(`GET ${path('open')}/`)
    expect(got.body).toMatchObject({
      ...{ user: organization.name, namespace: organization.name, name: 'open', description: 'open' },
      ...{ is_private: false, status: 1, star_count: 0, full_description: null },
      permissions: { read: true, write: false, admin: false },
    })
    const own = await askHub(`GET ${path('closed')}`, { bearer: session })
    expect(own.body.permissions).toEqual({ read: true, write: true, admin: true })
    expect((await askHub(`HEAD ${path('closed')}`, { bearer: session })).status).toBe(200)
    for (const name of ['closed', 'none', 'UPPER', '..', '%00']) {
      const answer = await askHub(`GET ${path(name)}`)
      expect([name, answer.status]).toEqual([name, 404])
    }
  })

  it('is made, changed and deleted by a person', async () => {
    const { username } = owner
    const at = path('', username)
    const body = { namespace: username, name: 'app', full_description: '# App\n\nAt length.' }
    const made = await askHub(`POST ${at}`, { bearer: session, body })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      name: 'app',
      is_private: false,
      description: '',
      full_description: body.full_description,
    })
    expect((await askHub(`POST ${at}`, { bearer: session, body })).status).toBe(400)
    const change = (changes: object) => askHub(`PATCH ${at}/app`, { bearer: session, body: changes })
    expect((await change({ description: 'Short', is_private: true })).body).toMatchObject({
      ...{ description: 'Short', is_private: true, full_description: body.full_description },
    })
    expect((await change({ description: null })).body).toMatchObject({ description: '', is_private: true })
    expect((await change({ is_private: null })).status).toBe(400)
    expect((await change({ protocols: ['git'] })).body).toMatchObject({
      protocols: ['git'],
      is_private: true,
    })
    expect((await change({ protocols: [] })).body).toMatchObject({
      errinfo: { protocols: ['Choose images, Git or both.'] },
    })
    expect((await askHub(`DELETE ${at}/app`, { bearer: session })).status).toBe(204)
    expect((await askHub(`GET ${at}/app`, { bearer: session })).status).toBe(404)
  })

  it.each([
    [{ name: 'x' }, 'name'],
    [{ name: 'Upper' }, 'name'],
    [{ name: 'fine', namespace: 'elsewhere' }, 'namespace'],
    [{ name: 'fine', is_private: 'yes' }, 'is_private'],
    [{ name: 'fine', full_description: 'x'.repeat(25_001) }, 'full_description'],
  ])('is not made of %j', async (body, field) => {
    const sent = { namespace: owner.username, ...body }
    const refused = await askHub(`POST ${path('', owner.username)}`, { bearer: session, body: sent })
    expect([refused.status, Object.keys(refused.body.errinfo)]).toEqual([400, [field]])
  })
})

describe('managing by a token', () => {
  const make = (bearer: string, name: string, namespace: string) =>
    askHub(`POST ${path('', namespace)}`, { bearer, body: { namespace, name, is_private: true } })

  it('takes Read, Write, Delete', async () => {
    for (const permission of ['public_read', 'read', 'write'] as const) {
      const weak = await tokenBearer(await newToken(owner, { permission }))
      expect((await make(weak, 'weak', owner.username)).status).toBe(403)
      expect(
        (await askHub(`PATCH ${path('open')}`, { bearer: weak, body: { description: '' } })).status,
      ).toBe(403)
      expect((await askHub(`DELETE ${path('open')}`, { bearer: weak })).status).toBe(403)
    }
    const strong = await tokenBearer(await newToken(owner, { permission: 'admin' }))
    for (const namespace of [owner.username, organization.name]) {
      expect((await make(strong, 'by-token', namespace)).status).toBe(201)
      const at = path('by-token', namespace)
      expect((await askHub(`PATCH ${at}`, { bearer: strong, body: { description: 'x' } })).status).toBe(200)
      expect((await askHub(`DELETE ${at}`, { bearer: strong })).status).toBe(204)
    }
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { targetName: `${organization.name}/by-token`, action: 'repository.delete' },
    })
    expect(entry).toMatchObject({ actorKind: 'token', organizationId: organization.id })
  })

  it('stays within its chosen repositories, and makes no other', async () => {
    const limited = await newToken(owner, { permission: 'admin', allRepositories: false })
    await choose('closed', limited.id, { delete: true })
    await choose('open', limited.id)
    const bearer = await tokenBearer(limited)
    const change = async (name: string) =>
      (await askHub(`PATCH ${path(name)}`, { bearer, body: { description: name } })).status
    expect([await change('closed'), await change('open'), await change('shut')]).toEqual([200, 403, 404])
    expect((await make(bearer, 'other', owner.username)).status).toBe(403)
  })

  it('is never more than its owner may', async () => {
    const theirs = await tokenBearer(await newToken(member, { permission: 'admin' }))
    expect((await make(theirs, 'by-member', organization.name)).status).toBe(403)
    expect((await askHub(`DELETE ${path('open')}`, { bearer: theirs })).status).toBe(403)
    expect((await askHub(`DELETE ${path('closed')}`, { bearer: theirs })).status).toBe(404)
    expect((await make(theirs, 'by-stranger', owner.username)).status).toBe(404)
  })

  it('takes a scope of an organization’s token, and is not for nobody', async () => {
    const all = { allRepositories: true, allPush: true }
    const bearer = await tokenBearer(await newOrganizationToken(organization, all))
    const refused = await make(bearer, 'by-oat', organization.name)
    const message = 'This access token does not have the scope for that.'
    expect([refused.status, refused.body.message]).toEqual([403, message])
    expect((await askHub(`DELETE ${path('open')}`)).status).toBe(401)
  })
})

describe('tags', () => {
  it('are listed and told as the registry told of them', async () => {
    const repositoryId = ids.closed!
    const tag = {
      repositoryId,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      pushedBy: owner.username,
    }
    const at = (day: number) => new Date(Date.UTC(2026, 0, day))
    await db.tag.createMany({
      data: [
        { ...tag, name: 'v1', digest: `sha256:${'1'.repeat(64)}`, pushedAt: at(1) },
        { ...tag, name: 'latest', digest: `sha256:${'2'.repeat(64)}`, pushedAt: at(2), pulledAt: new Date() },
      ],
    })
    const tags = `${path('closed')}/tags`
    const listed = await askHub(`GET ${tags}?page_size=1`, { bearer: session })
    expect(listed.body).toMatchObject({
      ...{ count: 2, previous: null },
      results: [{ name: 'latest', status: 'active', last_updater_username: owner.username }],
    })
    const one = await askHub(`GET ${tags}/v1`, { bearer: session })
    expect(one.body).toMatchObject({
      ...{ name: 'v1', digest: `sha256:${'1'.repeat(64)}`, status: 'inactive' },
      ...{ tag_last_pushed: '2026-01-01T00:00:00Z', tag_last_pulled: null },
    })
    expect((await askHub(`HEAD ${tags}`, { bearer: session })).status).toBe(200)
    expect((await askHub(`HEAD ${tags}/v1`, { bearer: session })).status).toBe(200)
    expect((await askHub(`GET ${tags}/v2`, { bearer: session })).body.message).toBe('Tag not found.')
    expect((await askHub(`GET ${tags}`)).status).toBe(404)
    const strangers = await sessionBearer(await newAccount())
    expect((await askHub(`GET ${tags}`, { bearer: strangers })).body.message).toBe('Repository not found.')
  })
})

describe('groups', () => {
  it('are given access by their number', async () => {
    const group = await db.group.create({ data: { organizationId: organization.id, name: 'release' } })
    const at = `/v2/repositories/${organization.name}/closed/groups`
    const give = (group_id: number, bearer = session) =>
      askHub(`POST ${at}`, { bearer, body: { group_id, permission: 'write' } })
    const given = await give(group.number)
    expect([given.status, given.body]).toEqual([
      200,
      { group_name: 'release', permission: 'write', group_id: group.number },
    ])
    expect(await db.groupRepository.count({ where: { groupId: group.id, access: 'write' } })).toBe(1)
    expect((await give(2_000_000_000)).status).toBe(404)
    const scopes = ['scope-group-edit']
    const byToken = await tokenBearer(await newOrganizationToken(organization, { scopes }))
    expect((await give(group.number, byToken)).status).toBe(200)
    expect((await give(group.number, await sessionBearer(member))).status).toBe(403)
  })
})
