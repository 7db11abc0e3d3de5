import { describe, expect, it } from 'vitest'
import { askIntrospection } from '#api/testing/ask-introspection.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

async function newScene() {
  const people = [await newAccount(), await newAccount(), await newAccount()] as const
  const [owner, editor, member] = people
  const acme = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  const [api, web] = [
    await newOrganizationRepository(acme, 'api'),
    await newOrganizationRepository(acme, 'web'),
  ]
  return { owner, editor, member, acme, api, web, client: await newApplication(acme) }
}

type Client = Awaited<ReturnType<typeof newApplication>>
const scopeOf = async (client: Client, secret: Secret) =>
  (await askIntrospection(client, secret)).body.scope as string | undefined

const chosen = (repositoryId: string, push = false) => ({
  allRepositories: false,
  repositories: { create: { repositoryId, pull: true, push, delete: false } },
})

describe('a token with chosen repositories', () => {
  it('has each right in each of them that its owner has now', async () => {
    const { editor, acme, api } = await newScene()
    const site = await newApplication(null)
    const { secret } = await newToken(editor, { permission: 'write', ...chosen(api, true) })
    expect(await scopeOf(site, secret)).toBe(`repo:${acme.name}/api:pull repo:${acme.name}/api:push`)
    await db.membership.updateMany({ where: { accountId: editor.accountId }, data: { role: 'member' } })
    expect(await scopeOf(site, secret)).toBe('')
  })

  it("shows an organization's application those of the organization alone", async () => {
    const { owner, acme, api, client } = await newScene()
    const own = await newRepository(owner)
    const { id, secret } = await newToken(owner, { permission: 'read', publicRead: true, ...chosen(api) })
    await db.tokenRepository.create({
      data: { tokenId: id, repositoryId: own.id, pull: true, push: false, delete: false },
    })
    expect(await scopeOf(client, secret)).toBe(`repo:public_read repo:${acme.name}/api:pull`)
    const everywhere = await scopeOf(await newApplication(null), secret)
    expect(everywhere?.split(' ').sort()).toEqual(
      [`repo:${acme.name}/api:pull`, `repo:${own.fullName}:pull`, 'repo:public_read'].sort(),
    )
  })
})

describe("a member's token for all repositories, to an organization's application", () => {
  it.each([
    ['owner', 'admin', ['pull', 'push', 'delete']],
    ['owner', 'read', ['pull']],
    ['owner', 'public_read', []],
    ['editor', 'admin', ['pull', 'push']],
    ['member', 'admin', []],
  ] as const)('of an %s with %s has %j there', async (role, permission, actions) => {
    const scene = await newScene()
    const { secret } = await newToken(scene[role], { permission })
    expect(await scopeOf(scene.client, secret)).toBe(
      ['repo:public_read', ...actions.map((action) => `repo:${scene.acme.name}/*:${action}`)].join(' '),
    )
  })

  it('has what groups give, within its level', async () => {
    const { member, acme, web, client } = await newScene()
    const group = await db.group.create({ data: { organizationId: acme.id, name: 'team' } })
    const of = { groupId: group.id }
    await db.groupMember.create({
      data: { ...of, organizationId: acme.id, accountId: member.accountId },
    })
    await db.groupRepository.create({ data: { ...of, repositoryId: web, access: 'admin' } })
    const { secret } = await newToken(member, { permission: 'write' })
    const path = `repo:${acme.name}/web`
    expect(await scopeOf(client, secret)).toBe(`repo:public_read ${path}:pull ${path}:push`)
  })
})

it("an organization's token has its prefixes and organization scopes", async () => {
  const { acme, client } = await newScene()
  const { secret } = await newOrganizationToken(acme, {
    ...{ pullPrefixes: ['docs'], pushPrefixes: ['team'] },
    scopes: ['scope-group-read', 'scope-image-delete'],
  })
  expect((await scopeOf(client, secret))?.split(' ')).toEqual([
    `repo:${acme.name}/docs/*:pull`,
    ...['pull', 'push', 'delete'].map((action) => `repo:${acme.name}/team/*:${action}`),
    ...['scope-group-read', 'scope-image-delete'],
  ])
})

describe('permissions of services', () => {
  /** A token of a member who may read, of a service where members read and editors write. */
  async function newGiven(scene: { acme: { id: string; name: string } }, person: AccountActor) {
    const service = await newService(scene.acme)
    const token = await newToken(person, { permission: 'public_read' })
    await giveService(token, service, 'write')
    return { service, secret: token.secret }
  }

  it('are scopes with the service, as far as its owner may use them', async () => {
    const scene = await newScene()
    const { service, secret } = await newGiven(scene, scene.editor)
    const scope = `repo:public_read service:${service.fullName}:read service:${service.fullName}:write`
    expect(await scopeOf(scene.client, secret)).toBe(scope)
    const { secret: ofMember } = await newGiven(scene, scene.member)
    expect(await scopeOf(scene.client, ofMember)).toMatch(/^repo:public_read( service:\S+:read)?$/)
  })

  it("of another organization are none of an organization's application's business", async () => {
    const scene = await newScene()
    const other = await newOrganization([[scene.owner, 'owner']])
    const { service, secret } = await newGiven({ acme: other }, scene.owner)
    expect(await scopeOf(scene.client, secret)).toBe('repo:public_read')
    expect(await scopeOf(await newApplication(null), secret)).toContain(`service:${service.fullName}:read`)
  })

  it('are the scope, and the service the audience, for an application that is for it', async () => {
    const scene = await newScene()
    const { service, secret } = await newGiven(scene, scene.editor)
    const client = await newApplication(scene.acme, { serviceId: service.id })
    const { body } = await askIntrospection(client, secret)
    expect([body.active, body.scope, body.aud]).toEqual([true, 'read write', service.fullName])
  })

  it('decide there whether a token is active at all', async () => {
    const scene = await newScene()
    const { service } = await newGiven(scene, scene.owner)
    const client = await newApplication(scene.acme, { serviceId: service.id })
    const { secret } = await newToken(scene.owner, { permission: 'admin' })
    expect((await askIntrospection(client, secret)).body).toEqual({ active: false })
    const given = await newToken(scene.owner)
    await giveService(given, service, 'read')
    expect((await askIntrospection(client, given.secret)).body.active).toBe(true)
    await db.tokenService.deleteMany({ where: { tokenId: given.id } })
    expect((await askIntrospection(client, given.secret)).body).toEqual({ active: false })
  })

  it('end with the service, and so does the application', async () => {
    const scene = await newScene()
    const { service, secret } = await newGiven(scene, scene.editor)
    const client = await newApplication(scene.acme, { serviceId: service.id })
    await db.service.delete({ where: { id: service.id } })
    expect((await askIntrospection(client, secret)).status).toBe(401)
  })
})
