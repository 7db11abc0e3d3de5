import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newService } from '#lib/testing/new-service.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import { getTokenPage } from '#lib/tokens/get-token-page.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { tokenList } from '#lib/tokens/token-list.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

type Service = Awaited<ReturnType<typeof newService>>
type Services = { id: string; permissions: string[] }[]

let owner: AccountActor
let editor: AccountActor
let acme: Awaited<ReturnType<typeof newOrganization>>
let npm: Service
let helm: Service
let foreign: Service

beforeAll(async () => {
  ;[owner, editor] = [await newAccount(), await newAccount()]
  acme = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
  ])
  npm = await newService(acme)
  helm = await newService()
  foreign = await newService(await newOrganization([[await newAccount(), 'owner']]))
})

const nothing = { permission: 'public_read' as const, repositories: [], publicRead: false }
const personal = { description: 'CI', expiresAt: null, ...nothing }
const make = (actor: AccountActor, services: Services) =>
  createToken(actor, ownAccount, { ...personal, services }).then(({ token }) => token)
const inOrganization = { repositories: { all: null, chosen: [] }, publicRead: false, scopes: [] }
const makeForAcme = (services: Services) =>
  createToken(owner, organizationOwner(acme.name), {
    ...{ label: 'CI', description: '', expiresAt: null, ...inOrganization, services },
  }).then(({ token }) => token)

const offers = (...available: string[]) => [
  { name: 'read', includes: [], isAvailable: available.includes('read') },
  { name: 'write', includes: ['read'], isAvailable: available.includes('write') },
  { name: 'admin', includes: ['write'], isAvailable: available.includes('admin') },
]
const refused = (field: string, message?: string) => ({
  ...{ code: 'invalid', fields: { [field]: message ?? expect.any(String) } },
})

describe('a token', () => {
  it('may be for services alone, and says what it holds of them', async () => {
    const token = await make(editor, [
      { id: npm.id.toUpperCase(), permissions: ['write'] },
      { id: helm.id, permissions: ['read', 'read'] },
    ])
    const given = { permissions: ['write'], rights: ['read', 'write'], offers: offers('read', 'write') }
    const expected = [
      { id: helm.id, fullName: helm.name, permissions: ['read'], rights: ['read'], offers: offers('read') },
      { id: npm.id, fullName: npm.fullName, ...given },
    ]
    expect(token.services).toEqual(expected)
    expect(token.repositories).toBe(0)
    const { tokens } = await listTokens(editor, ownAccount, {
      ...tokenList.plain.account,
      q: token.hint.slice(-4),
    })
    expect(tokens.find(({ id }) => id === token.id)?.services).toEqual(expected)
    expect(await db.token.findUnique({ where: { id: token.id } })).toMatchObject({ allRepositories: false })
  })

  it("of an organization may be for its own services, and the installation's as everybody may", async () => {
    const { services } = await makeForAcme([
      { id: npm.id, permissions: ['admin'] },
      { id: helm.id, permissions: ['read'] },
    ])
    expect(services).toMatchObject([
      { fullName: helm.name, offers: offers('read') },
      { fullName: npm.fullName, rights: ['read', 'write', 'admin'] },
    ])
    await expect(makeForAcme([{ id: helm.id, permissions: ['write'] }])).rejects.toMatchObject(
      refused('services.0.permissions', `You can't use write of ${helm.name}. Leave that out.`),
    )
  })

  it('that would do nothing is refused', async () => {
    await expect(make(editor, [])).rejects.toMatchObject(refused('repositories'))
    await expect(makeForAcme([])).rejects.toMatchObject(refused('repositories'))
  })

  it("is refused what its owner can't use, in the same words where there is no such service", async () => {
    const choose = 'Choose a service from the list.'
    for (const id of [foreign.id, crypto.randomUUID()]) {
      await expect(make(editor, [{ id, permissions: ['read'] }])).rejects.toMatchObject(
        refused('services.0.id', choose),
      )
      await expect(makeForAcme([{ id, permissions: ['read'] }])).rejects.toMatchObject(
        refused('services.0.id', choose),
      )
    }
    await expect(make(await newAccount(), [{ id: npm.id, permissions: ['read'] }])).rejects.toMatchObject(
      refused('services.0.id', choose),
    )
    await expect(make(editor, [{ id: npm.id, permissions: ['admin'] }])).rejects.toMatchObject(
      refused('services.0.permissions', `You can't use admin of ${npm.name}. Leave that out.`),
    )
    await expect(make(owner, [{ id: npm.id, permissions: ['publish'] }])).rejects.toMatchObject(
      refused('services.0.permissions', `${npm.name} has no permission publish.`),
    )
  })

  it.each<[unknown, string]>([
    [null, 'services'],
    ['npm', 'services'],
    [Array(51).fill({ id: crypto.randomUUID(), permissions: ['read'] }), 'services'],
    [[{ id: 'npm', permissions: ['read'] }], 'services.0.id'],
    [[{ id: crypto.randomUUID(), permissions: [] }], 'services.0.permissions'],
    [[{ id: crypto.randomUUID() }], 'services.0.permissions'],
    [[{ id: crypto.randomUUID(), permissions: ['x'.repeat(31)] }], 'services.0.permissions.0'],
    [[{ id: crypto.randomUUID(), permissions: Array(11).fill('read') }], 'services.0.permissions'],
  ])('is refused %j', async (services, field) => {
    await expect(make(editor, services as Services)).rejects.toMatchObject(refused(field))
  })

  it('is refused a service twice', async () => {
    const one = { id: npm.id, permissions: ['read'] }
    await expect(make(editor, [one, { ...one, id: npm.id.toUpperCase() }])).rejects.toMatchObject(
      refused('services'),
    )
  })
})

describe('an edit', () => {
  const read = () => [{ id: npm.id, permissions: ['read'] }]

  it('that does not name services keeps them, whatever it says of repositories', async () => {
    const { id } = await make(editor, read())
    const repository = await newRepository(editor)
    const repositories = [{ id: repository.id, pull: true, push: false, delete: false }]
    await updateToken(editor, ownAccount, { id, description: 'Other' })
    await updateToken(editor, ownAccount, { id, ...nothing, permission: 'read', repositories })
    expect((await updateToken(editor, ownAccount, { id, ...nothing })).services).toMatchObject(read())
  })

  it('that names services alone keeps the rest, and is in the log', async () => {
    const person = await newAccount()
    const { id } = await createToken(person, ownAccount, { ...personal, repositories: 'all' }).then(
      ({ token }) => token,
    )
    const services = [{ id: helm.id, permissions: ['read'] }]
    const after = await updateToken(person, ownAccount, { id, services })
    expect(after).toMatchObject({ repositories: 'all', services })
    await updateToken(person, ownAccount, { id, services })
    expect(await updateToken(person, ownAccount, { id, services: [] })).toMatchObject({ services: [] })
    const said = `${helm.name}: read`
    expect(await logOf(person)).toMatchObject([
      { action: 'token.create', details: { services: [] } },
      { action: 'token.update', details: { services: { from: [], to: [said] } } },
      { action: 'token.update', details: { services: { from: [said], to: [] } } },
    ])
    expect(Object.keys((await logOf(person))[1]!.details as object)).toEqual(['hint', 'services'])
  })

  it('that leaves nothing is refused and changes nothing', async () => {
    const { id } = await make(editor, read())
    await expect(updateToken(editor, ownAccount, { id, services: [] })).rejects.toMatchObject(
      refused('repositories'),
    )
    const all = await createToken(editor, ownAccount, { ...personal, repositories: 'all' })
    const empty = { ...nothing, id: all.token.id }
    await expect(updateToken(editor, ownAccount, empty)).rejects.toMatchObject(refused('repositories'))
    const ofAcme = await makeForAcme(read())
    await expect(
      updateToken(owner, organizationOwner(acme.name), { id: ofAcme.id, services: [] }),
    ).rejects.toMatchObject(refused('repositories'))
    expect((await getToken(editor, ownAccount, id)).services).toMatchObject(read())
  })

  it('keeps what its owner has lost, and gives no more of it', async () => {
    const person = await newAccount()
    const other = await newOrganization([[person, 'editor']])
    const service = await newService(other)
    const { id } = await make(person, [{ id: service.id, permissions: ['write'] }])
    const where = { organizationId: other.id }
    const save = (...permissions: string[]) =>
      updateToken(person, ownAccount, { id, services: [{ id: service.id, permissions }] })
    await db.membership.updateMany({ where, data: { role: 'member' } })
    expect((await save('write')).services).toMatchObject([
      { permissions: ['write'], rights: ['read'], offers: offers('read') },
    ])
    await db.membership.deleteMany({ where })
    expect((await save('write')).services).toMatchObject([
      { permissions: ['write'], rights: [], offers: offers() },
    ])
    await expect(save('write', 'admin')).rejects.toMatchObject(refused('services.0.id'))
    expect(
      (await updateToken(person, ownAccount, { id, ...nothing, services: [], repositories: 'all' })).services,
    ).toEqual([])
    await expect(save('write')).rejects.toMatchObject(refused('services.0.id'))
  })

  it('of what somebody else has changed meanwhile is refused', async () => {
    const token = await make(editor, read())
    const shown = editableFacts('account', token)
    const change = (permission: string, seen?: object) =>
      updateToken(
        editor,
        ownAccount,
        { id: token.id, services: [{ id: npm.id, permissions: [permission] }] },
        {},
        { ...seen },
      )
    await change('write')
    await expect(change('read', shown)).rejects.toMatchObject({ code: 'conflict' })
    expect((await getToken(editor, ownAccount, token.id)).services).toMatchObject([
      { permissions: ['write'] },
    ])
  })
})

it('a rotation keeps services, and so does the page of a deleted token', async () => {
  const token = await make(editor, [{ id: npm.id, permissions: ['write'] }])
  const ids = [token.id]
  const [rotated] = await rotateTokens(editor, ownAccount, { ids, expiresAt: null, graceHours: 24 })
  expect(rotated?.token.services).toEqual(token.services)
  await deleteTokens(editor, ownAccount, ids)
  const page = await getTokenPage(editor, ownAccount, token.id)
  expect(page.token.services).toEqual(token.services)
  expect(await db.tokenService.count({ where: { tokenId: token.id } })).toBe(0)
})

it('a deleted service is gone from its tokens, which stay', async () => {
  const service = await newService(acme)
  const { id } = await make(editor, [{ id: service.id, permissions: ['read'] }])
  await db.service.deleteMany({ where: { id: service.id } })
  expect(await getToken(editor, ownAccount, id)).toMatchObject({ services: [], status: 'active' })
})

it('what is offered is what can be given', async () => {
  const named = [npm.fullName, helm.name, foreign.fullName]
  const say = async (actor: AccountActor, of: Parameters<typeof listOfferedServices>[1] = ownAccount) =>
    (await listOfferedServices(actor, of, named)).map(({ fullName, offers }) => [
      fullName,
      offers.filter(({ isAvailable }) => isAvailable).map(({ name }) => name),
    ])
  const everything = ['read', 'write', 'admin']
  expect(await say(owner)).toEqual([
    [npm.fullName, everything],
    [helm.name, ['read']],
  ])
  expect(await say(await newAccount())).toEqual([[helm.name, ['read']]])
  expect(await say(owner, organizationOwner(acme.name))).toEqual([
    [npm.fullName, everything],
    [helm.name, ['read']],
  ])
  await expect(say(editor, organizationOwner(acme.name))).rejects.toMatchObject({ code: 'forbidden' })
  expect((await listOfferedServices(owner, ownAccount)).map(({ fullName }) => fullName)).toContain(helm.name)
})
