import { beforeAll, describe, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'

let [owner, editor, member]: AccountActor[] = []
let organization: { id: string; name: string }
let bearer: string
let path: string

beforeAll(async () => {
  ;[owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  organization = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  bearer = await sessionBearer(owner)
  path = `/v2/orgs/${organization.name}`
})

const ask = (what: string, body?: unknown) => askHub(what.replace(' /', ` ${path}/`), { bearer, body })

describe('members', () => {
  it('are listed with their roles capitalised, found and filtered', async () => {
    const list = await ask('GET /members?page_size=2')
    expect(list.body).toMatchObject({
      count: 3,
      next: `${env.PUBLIC_URL}${path}/members?page_size=2&page=2`,
    })
    // The contract has no null here.
    expect(list.body).not.toHaveProperty('previous')
    const found = await ask(`GET /members/?search=${editor!.username}`)
    expect(found.body.results).toEqual([
      expect.objectContaining({
        id: editor!.accountId.replaceAll('-', ''),
        username: editor!.username,
        email: `${editor!.username}@example.com`,
        role: 'Editor',
        groups: [],
        type: 'User',
      }),
    ])
    expect((await ask('GET /members?role=owner')).body.results).toHaveLength(1)
    expect((await ask('GET /members?role=Owner')).status).toBe(400)
  })

  it('are exported as CSV', async () => {
    const { status, headers, text } = await ask('GET /members/export')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment;filename="${organization.name}-members-\\d+\\.csv"$`),
    )
    const [head, ...lines] = text.trim().split('\r\n')
    expect(head).toBe('"Name","Username","Email","Type","Role","Teams","Date Joined"')
    expect(lines).toHaveLength(3)
    const { username } = owner!
    expect(text).toContain(`"${username}","${username}","${username}@example.com","User","Owner","",`)
  })

  it('change role by its lower-case name, and leave', async () => {
    const passing = await newAccount()
    const own = await newOrganization([
      [owner!, 'owner'],
      [passing, 'member'],
    ])
    const address = `/v2/orgs/${own.name}/members/${passing.username}`
    const promoted = await askHub(`PUT ${address}`, { bearer, body: { role: 'owner' } })
    expect([promoted.status, promoted.body.role]).toEqual([200, 'Owner'])
    const wrong = await askHub(`PUT ${address}`, { bearer, body: { role: 'Owner' } })
    expect([wrong.status, Object.keys(wrong.body.errinfo)]).toEqual([400, ['role']])
    expect((await askHub(`DELETE ${address}`, { bearer })).status).toBe(204)
    expect((await askHub(`DELETE ${address}`, { bearer })).status).toBe(404)
    const last = await askHub(`DELETE /v2/orgs/${own.name}/members/${owner!.username}`, { bearer })
    expect([last.status, last.body.message]).toEqual([400, expect.stringContaining('only owner')])
  })
})

describe('groups', () => {
  it('are made, changed, filled and deleted', async () => {
    const made = await ask('POST /groups', { name: 'release', description: 'Ships' })
    expect(made.status).toBe(201)
    expect(made.body).toEqual({
      id: expect.any(Number),
      uuid: expect.any(String),
      name: 'release',
      description: 'Ships',
      member_count: 0,
    })
    expect((await ask('POST /groups', { name: 'release' })).status).toBe(400)
    expect((await ask('PATCH /groups/release', { name: 'releases' })).body.description).toBe('Ships')
    expect((await ask('PATCH /groups/releases', { description: null })).body.description).toBe('')
    expect((await ask('PUT /groups/releases', { name: 'release', description: 'x' })).body.description).toBe(
      'x',
    )
    expect((await ask('PUT /groups/release', { name: 'release' })).body.description).toBe('')

    const added = await ask('POST /groups/release/members', { member: member!.username })
    expect(added.status).toBe(200)
    const nobody = await ask('POST /groups/release/members', { member: 'nobody' })
    expect([nobody.status, Object.keys(nobody.body.errinfo)]).toEqual([404, ['member']])
    const members = await ask('GET /groups/release/members')
    expect(members.body).toMatchObject({ count: 1, results: [{ username: member!.username }] })
    expect((await ask(`GET /groups?username=${member!.username}`)).body).toMatchObject({
      count: 1,
      results: [{ id: made.body.id, member_count: 1 }],
    })
    expect((await ask('GET /groups?search=nothing')).body.count).toBe(0)
    const target = `/groups/release/members/${member!.username}`
    expect((await ask(`DELETE ${target}`)).status).toBe(204)
    expect((await ask(`DELETE ${target}`)).status).toBe(404)
    expect((await ask('DELETE /groups/release')).status).toBe(204)
    expect((await ask('GET /groups/release')).body.message).toContain('not found')
  })
})

describe('the person who is signed in', () => {
  it('is told of itself and its organizations', async () => {
    const { username } = owner!
    const self = await askHub('GET /v2/user/', { bearer })
    expect(self.body).toMatchObject({ username, uuid: owner!.accountId, type: 'User' })
    const { body } = await askHub('GET /v2/user/orgs', { bearer })
    expect(body.count).toBe(2)
    expect(body.results).toContainEqual(
      expect.objectContaining({ orgname: organization.name, type: 'Org', plan: 'business' }),
    )
  })
})

describe('the log', () => {
  it('tells what was done, and what it can be asked for', async () => {
    const { username } = owner!
    const log = `/v2/auditlogs/${organization.name}`
    const made = await askHub(`GET ${log}?action=group.create&name=release&actor=${username}`, { bearer })
    expect(made.body.logs).toEqual([
      {
        account: organization.name,
        action: 'group.create',
        name: 'release',
        actor: username,
        data: { Description: 'Ships' },
        timestamp: expect.any(String),
        action_description: 'Created a group',
      },
    ])
    expect((await askHub(`GET ${log}?to=2020-01-01T00:00:00Z`, { bearer })).body.logs).toEqual([])
    for (const query of ['action=nothing', 'from=yesterday', 'page=0']) {
      expect((await askHub(`GET ${log}?${query}`, { bearer })).status).toBe(400)
    }
    const { body } = await askHub(`GET ${log}/actions`, { bearer })
    expect(body.actions.group.actions).toContainEqual({
      name: 'group.create',
      description: 'Created a group',
      label: 'Created a group',
    })
    expect((await askHub(`GET /v2/auditlogs/${username}`, { bearer })).status).toBe(200)
    const stranger = await sessionBearer(await newAccount())
    expect((await askHub(`GET ${log}`, { bearer: stranger })).status).toBe(404)
  })
})

describe('an organization’s access token', () => {
  const routes: [string, string, object?][] = [
    ['scope-member-read', 'GET /members'],
    ['scope-member-read', 'GET /members/export'],
    ['scope-member-edit', 'PUT /members/nobody', { role: 'member' }],
    ['scope-member-edit', 'DELETE /members/nobody'],
    ['scope-group-read', 'GET /groups'],
    ['scope-group-read', 'GET /groups/nothing'],
    ['scope-group-edit', 'POST /groups', { name: 'by-token' }],
    ['scope-group-edit', 'PUT /groups/nothing', { name: 'nothing' }],
    ['scope-group-edit', 'PATCH /groups/nothing', { name: 'nothing' }],
    ['scope-group-edit', 'DELETE /groups/nothing'],
    ['scope-group-read', 'GET /groups/nothing/members'],
    ['scope-group-edit', 'POST /groups/nothing/members', { member: 'nobody' }],
    ['scope-group-edit', 'DELETE /groups/nothing/members/nobody'],
  ]

  it.each([
    'scope-member-read',
    'scope-member-edit',
    'scope-group-read',
    'scope-group-edit',
    'scope-invite-edit',
  ])('%s opens exactly its routes', async (scope) => {
    const other = await newOrganization([[owner!, 'owner']])
    const token = await tokenBearer(await newOrganizationToken(organization, { scopes: [scope] }))
    for (const [needed, route, body] of routes) {
      const opens = scope === needed || scope === needed.replace('read', 'edit')
      const answer = await askHub(route.replace(' /', ` ${path}/`), { bearer: token, body })
      expect([route, answer.status === 403]).toEqual([route, !opens])
      const foreign = await askHub(route.replace(' /', ` /v2/orgs/${other.name}/`), { bearer: token, body })
      expect([route, foreign.status]).toEqual([route, opens ? 404 : 403])
    }
    for (const route of ['/v2/user/', '/v2/user/orgs/', `/v2/orgs/${organization.name}/access-tokens`]) {
      const answer = await askHub(`GET ${route}`, { bearer: token })
      const message = 'token issued from organization access token is not allowed'
      expect([answer.status, answer.body.message]).toEqual([403, message])
    }
  })
})
