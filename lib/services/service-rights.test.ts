import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor, Caller } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { findService } from '#lib/services/find-service.ts'
import { serviceRights } from '#lib/services/service-rights.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

type Made<Of extends (...given: never[]) => unknown> = Awaited<ReturnType<Of>>

let people: Record<Role, AccountActor>
let acme: Made<typeof newOrganization>
let npm: Made<typeof newService>
let helm: Made<typeof newService>

beforeAll(async () => {
  people = { owner: await newAccount(), editor: await newAccount(), member: await newAccount() }
  acme = await newOrganization(Object.entries(people).map(([role, who]) => [who, role as Role]))
  npm = await newService(acme)
  helm = await newService()
})

async function rights(caller: Caller, service: { host: string }) {
  return serviceRights(caller, (await findService(service.host))!)
}

async function tokenWith(owner: AccountActor, service: { id: string }, ...permissions: string[]) {
  const actor = await newTokenActor(owner)
  await giveService({ id: actor.tokenId }, service, ...permissions)
  return actor
}

describe('a service of an organization', () => {
  it.each<[Role, string[]]>([
    ['owner', ['read', 'write', 'admin']],
    ['editor', ['read', 'write']],
    ['member', ['read']],
  ])('gives its %s %j, and a token of theirs no more', async (role, expected) => {
    expect(await rights(people[role], npm)).toEqual(expected)
    expect(await rights(await tokenWith(people[role], npm, 'admin'), npm)).toEqual(expected)
    expect(await rights(await tokenWith(people[role], npm, 'read'), npm)).toEqual(['read'])
  })

  it('gives nothing to a token that was not given it, whatever that does in repositories', async () => {
    expect(await rights(await newTokenActor(people.owner), npm)).toEqual([])
    const organization = { allRepositories: true, allPush: true, scopes: ['scope-member-edit'] }
    expect(await rights(await newOrganizationActor(acme, organization), npm)).toEqual([])
    expect(await rights(await tokenWith(people.owner, helm, 'read'), npm)).toEqual([])
  })

  it('gives nothing to a stranger, an owner of the company, another organization, or nobody', async () => {
    const stranger = await newAccount()
    const other = await newOrganization([[stranger, 'owner']])
    const theirs = await newOrganizationActor(other)
    await giveService({ id: theirs.tokenId }, npm, 'admin')
    const companyOwner = await newCompanyOwner(acme)
    for (const caller of [
      stranger,
      await tokenWith(stranger, npm, 'admin'),
      companyOwner,
      await tokenWith(companyOwner, npm, 'admin'),
      await newSiteAdministrator(),
      theirs,
      { kind: 'anonymous', address: '192.0.2.1' } as const,
    ])
      expect(await rights(caller, npm)).toEqual([])
  })

  it("gives the organization's token what it was given", async () => {
    const actor = await newOrganizationActor(acme)
    await giveService({ id: actor.tokenId }, npm, 'write')
    expect(await rights(actor, npm)).toEqual(['read', 'write'])
  })

  it('gives less as soon as the role, the membership or the permission is lost', async () => {
    const person = await newAccount()
    const other = await newOrganization([[person, 'owner']])
    const service = await newService(other)
    const token = await tokenWith(person, service, 'admin')
    const where = { organizationId: other.id }
    await db.membership.updateMany({ where, data: { role: 'member' } })
    expect(await rights(token, service)).toEqual(['read'])
    const permissions = [{ name: 'admin', role: 'owner', includes: [] }]
    await db.service.updateMany({ where: { id: service.id }, data: { permissions } })
    expect(await rights(token, service)).toEqual([])
    await db.membership.updateMany({ where, data: { role: 'owner' } })
    expect(await rights(token, service)).toEqual(['admin'])
    await db.membership.deleteMany({ where })
    expect(await rights(token, service)).toEqual([])
  })

  it('gives nothing to who lacks the second factor that it requires', async () => {
    const person = await newAccount()
    const other = await newOrganization([[person, 'owner']], { requiresSecondFactor: true })
    const service = await newService(other)
    const token = await tokenWith(person, service, 'read')
    const ofOrganization = await newOrganizationActor(other)
    await giveService({ id: ofOrganization.tokenId }, service, 'read')
    expect(await rights(person, service)).toEqual([])
    expect(await rights(token, service)).toEqual([])
    expect(await rights(ofOrganization, service)).toEqual(['read'])
    await db.account.updateMany({ where: { id: person.accountId }, data: { secondFactorSince: new Date() } })
    expect(await rights(token, service)).toEqual(['read'])
  })
})

describe('a service of the installation', () => {
  it('gives everybody what members may, and site administrators all', async () => {
    const stranger = await newAccount()
    expect(await rights(stranger, helm)).toEqual(['read'])
    expect(await rights(await tokenWith(stranger, helm, 'admin'), helm)).toEqual(['read'])
    const administrator = await newSiteAdministrator()
    expect(await rights(administrator, helm)).toEqual(['read', 'write', 'admin'])
    expect(await rights(await tokenWith(administrator, helm, 'admin'), helm)).toEqual([
      'read',
      'write',
      'admin',
    ])
  })

  it("gives an organization's token what everybody may", async () => {
    const actor = await newOrganizationActor(acme)
    await giveService({ id: actor.tokenId }, helm, 'admin')
    expect(await rights(actor, helm)).toEqual(['read'])
  })
})

it('many at once get each their own, and a deleted service gives nothing', async () => {
  const service = await newService(acme)
  const found = (await findService(service.host))!
  const callers = [
    people.member,
    await tokenWith(people.owner, service, 'write'),
    await newTokenActor(people.owner),
    await tokenWith(people.editor, service, 'read'),
  ]
  const all = () => Promise.all(callers.map((caller) => serviceRights(caller, found)))
  expect(await all()).toEqual([['read'], ['read', 'write'], [], ['read']])
  await db.service.deleteMany({ where: { id: service.id } })
  expect(await all()).toEqual([[], [], [], []])
})
