import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import type { FormQuery } from '#lib/tokens/prefill-schema.ts'
import { prefillToken } from '#lib/tokens/prefill-token.ts'

const now = new Date('2126-11-29T12:00:00Z')
const unreachable = 'There is no such repository that you can access.'
const all = { pull: true, push: true, delete: true }

let demo: AccountActor
let other: AccountActor
beforeAll(async () => {
  ;[demo, other] = await Promise.all([newAccount(), newAccount()])
})

describe('the form for a personal token', () => {
  const read = (query: FormQuery) => prefillToken(demo, ownAccount, query, now)

  it('starts as usual where its address names nothing', async () => {
    expect(await read({})).toEqual({ values: {}, copyOf: null, leftOut: [] })
    expect(await read({ description: '', expires: undefined })).toMatchObject({ values: {}, leftOut: [] })
  })

  it('takes each field', async () => {
    expect(await read({ description: ' CI for api ', permission: 'write', expires: '90' })).toEqual({
      values: { description: 'CI for api', permission: 'write', expiresAt: '2127-02-27T12:00:00.000Z' },
      copyOf: null,
      leftOut: [],
    })
    const at = '2127-01-01T00:00:00+02:00'
    expect(await read({ repositories: 'all', public: 'true', expires: at })).toMatchObject({
      values: { repositories: 'all', publicRead: true, expiresAt: at },
    })
    expect(await read({ expires: 'never' })).toMatchObject({ values: { expiresAt: null } })
  })

  it('takes repositories by name with all the rights of its owner, or with those that are named', async () => {
    const [api, open] = [await newRepository(demo), await newRepository(other, 'public')]
    const { values, leftOut } = await read({
      repositories: [`${api.fullName},${open.fullName}`, `${api.fullName}:pull`],
    })
    expect(leftOut).toEqual([])
    const [first, second] = values.repositories as object[]
    expect(first).toMatchObject({ id: api.id, rights: all, pull: true, push: false, delete: false })
    expect(second).toMatchObject({ id: open.id, pull: true, push: false, delete: false })
  })

  it('names what is out of reach, in the words of what there is not, and never becomes a token for all', async () => {
    const hidden = await newRepository(other)
    expect(await read({ repositories: `${hidden.fullName},nobody/nothing` })).toEqual({
      values: { repositories: [] },
      copyOf: null,
      leftOut: [
        { text: hidden.fullName, reason: unreachable },
        { text: 'nobody/nothing', reason: unreachable },
      ],
    })
    expect(await read({ repositories: `all,${hidden.fullName}` })).toMatchObject({
      values: { repositories: [] },
    })
  })

  it('says which right its owner does not have', async () => {
    const open = await newRepository(other, 'public')
    expect(await read({ repositories: `${open.fullName}:push` })).toMatchObject({
      values: { repositories: [{ id: open.id, pull: false, push: false, delete: false }] },
      leftOut: [{ text: `${open.fullName}:push`, reason: "You can't push there yourself." }],
    })
  })

  it.each<[FormQuery, string, RegExp]>([
    [{ permission: 'owner' }, 'permission=owner', /public_read, read, write or admin/],
    [{ permission: ['read', 'admin'] }, 'permission=read,admin', /Use public_read/],
    [{ public: 'yes' }, 'public=yes', /true or false/],
    [{ expires: 'soon' }, 'expires=soon', /number of days, never, or a time/],
    [{ expires: '2001-01-01T00:00:00Z' }, 'expires=2001-01-01T00:00:00Z', /future/],
    [{ expires: '0' }, 'expires=0', /number of days/],
    [{ expires: '-5' }, 'expires=-5', /number of days/],
    [{ expires: '99999' }, 'expires=99999', /number of days/],
    [{ description: 'a\u202Eb' }, 'description=a\u202Eb', /control characters/],
    [{ description: 'x'.repeat(101) }, `description=${'x'.repeat(101)}`, /100 characters/],
    [{ repositories: 'demo/api:fly' }, 'demo/api:fly', /:pull, :push or :delete/],
    [{ from: 'latest' }, 'from=latest', /id of an access token/],
    [{ scopes: 'scope-group-edit' }, 'scopes', /no such field/],
    [{ secret: 'gate_pat_x' }, 'secret', /no such field/],
    [{ constructor: 'x' }, 'constructor', /no such field/],
  ])('leaves out %j, and says so', async (query, text, reason) => {
    const { values, leftOut } = await read(query)
    expect(leftOut).toEqual([{ text, reason: expect.stringMatching(reason) }])
    expect(values).toEqual('repositories' in query ? { repositories: [] } : {})
  })

  it('takes at most fifty repositories', async () => {
    const repositories = Array.from({ length: 52 }, (_, n) => `nobody/n${n}`).join()
    const { leftOut } = await read({ repositories })
    const reasons = Map.groupBy(leftOut, ({ reason }) => reason)
    expect(reasons.get('A token can have at most 50 repositories.')).toHaveLength(2)
    expect(reasons.get(unreachable)).toHaveLength(50)
  })

  it('copies a token with its lifetime in days, and what else the address names goes first', async () => {
    const api = await newRepository(demo)
    const hidden = await newRepository(other)
    const createdAt = new Date('2126-01-01T00:00:00Z')
    const { id } = await newToken(demo, {
      ...{ description: 'CI', permission: 'write', allRepositories: false, publicRead: true },
      ...{ createdAt, expiresAt: new Date(createdAt.getTime() + 60 * day + 5000) },
      repositories: {
        create: [api, hidden].map(({ id }) => ({
          ...{ repositoryId: id, pull: true, push: false, delete: false },
        })),
      },
    })
    expect(await read({ from: id, permission: 'read' })).toEqual({
      values: {
        ...{ description: 'Copy of CI', permission: 'read', publicRead: true },
        expiresAt: new Date(now.getTime() + 60 * day).toISOString(),
        repositories: [
          {
            ...{ id: api.id, fullName: api.fullName, visibility: 'private', rights: all },
            ...{ pull: true, push: false, delete: false },
          },
        ],
        services: [],
      },
      copyOf: 'CI',
      leftOut: [{ text: hidden.fullName, reason: unreachable }],
    })
  })

  it('copies no token of anybody else', async () => {
    const { id } = await newToken(other)
    for (const from of [id, randomUUID()]) {
      const leftOut = [{ text: `from=${from}`, reason: 'There is no such access token.' }]
      expect(await read({ from })).toEqual({ values: {}, copyOf: null, leftOut })
    }
  })
})

describe("the form for an organization's token", () => {
  it('takes each field, with repositories as the API names them', async () => {
    const acme = await newOrganization([[demo, 'owner']])
    const id = await newOrganizationRepository(acme, 'team/api')
    const query = {
      ...{ label: 'CI', description: 'For api', public: 'true', expires: 'never' },
      repositories: `${acme.name}/team/api:push,${acme.name}/team/*,${acme.name}/*`,
      scopes: 'scope-group-edit,scope-everything',
    }
    expect(await prefillToken(demo, organizationOwner(acme.name), query, now)).toEqual({
      values: {
        ...{ label: 'CI', description: 'For api', publicRead: true, expiresAt: null },
        repositories: {
          all: 'pull',
          chosen: [
            { id, fullName: `${acme.name}/team/api`, visibility: 'private', access: 'push' },
            { prefix: 'team', fullName: `${acme.name}/team/*`, access: 'pull' },
          ],
        },
        scopes: ['scope-group-edit', 'scope-group-read'],
      },
      copyOf: null,
      leftOut: [{ text: 'scope-everything', reason: 'There is no such permission.' }],
    })
  })

  it("takes only the organization's own, and names the others", async () => {
    const acme = await newOrganization([[demo, 'owner']])
    const own = await newRepository(demo)
    const wanted = [own.fullName, `${acme.name}/nothing`, `${own.namespace}/*`, `${acme.name}/No/*`]
    const read = await prefillToken(
      demo,
      organizationOwner(acme.name),
      { repositories: wanted.join(), permission: 'admin' },
      now,
    )
    expect(read.values).toEqual({ repositories: { all: null, chosen: [] } })
    expect(read.leftOut.map(({ text }) => text)).toEqual(['permission', ...wanted])
  })

  it('lets no token live longer than the organization allows', async () => {
    const acme = await newOrganization([[demo, 'owner']], { maxTokenDays: 30 })
    const owner = organizationOwner(acme.name)
    for (const expires of ['31', 'never']) {
      const { values, leftOut } = await prefillToken(demo, owner, { expires }, now)
      expect(values).toEqual({})
      expect(leftOut).toEqual([
        { text: `expires=${expires}`, reason: expect.stringContaining('within 30 days') },
      ])
    }
    expect((await prefillToken(demo, owner, { expires: '30' }, now)).leftOut).toEqual([])
  })

  it('copies a token within that maximum', async () => {
    const acme = await newOrganization([[demo, 'owner']])
    const owner = organizationOwner(acme.name)
    const grant = {
      publicRead: false,
      repositories: { all: null, chosen: [{ prefix: 'team', access: 'push' as const }] },
      scopes: ['scope-image-delete' as const],
    }
    const { token } = await createToken(demo, owner, {
      ...{ label: 'CI', description: 'For team', expiresAt: null },
      ...grant,
    })
    const { values, copyOf } = await prefillToken(demo, owner, { from: token.id }, now)
    expect(copyOf).toBe('CI')
    expect(values).toEqual({
      ...{ label: 'Copy of CI', description: 'For team', expiresAt: null },
      ...{ publicRead: false, scopes: ['scope-image-delete'], services: [] },
      repositories: {
        all: null,
        chosen: [{ prefix: 'team', fullName: `${acme.name}/team/*`, access: 'push' }],
      },
    })
  })
})
