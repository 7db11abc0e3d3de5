import { describe, expect, it } from 'vitest'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { changePlan } from '#lib/organizations/change-plan.ts'
import { createOrganization } from '#lib/organizations/create-organization.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import type { UpdateOrganization } from '#lib/organizations/schema.ts'
import { updateOrganization } from '#lib/organizations/update-organization.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newGitFolder } from '#lib/testing/new-git-folder.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

type Acme = Awaited<ReturnType<typeof acme>>

async function acme() {
  const [owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  const organization = await newOrganization(
    [
      [owner, 'owner'],
      [editor, 'editor'],
      [member, 'member'],
    ],
    { displayName: 'Acme' },
  )
  const row = () => db.organization.findUnique({ where: { id: organization.id } })
  return { ...organization, owner, editor, member, row }
}

/** Actors who may not, and the errors they get. */
async function unable({ id, owner, editor, member }: Acme): Promise<[Actor, string][]> {
  const everyScope = organizationScopes.map(({ scope }) => scope)
  return [
    [editor, 'forbidden'],
    [member, 'forbidden'],
    [await newOrganizationActor({ id }, { scopes: everyScope }), 'forbidden'],
    [await newTokenActor(owner), 'forbidden'],
    [await newAccount(), 'not_found'],
    [await newSiteAdministrator(), 'not_found'],
    [{ kind: 'anonymous', address: '192.0.2.3' }, 'unauthenticated'],
    [{ kind: 'system' }, 'forbidden'],
  ]
}

describe('the settings', () => {
  it('are changed by owners, and what is absent stays', async () => {
    const { name, owner, row, ...organization } = await acme()
    await updateOrganization(owner, name, { maxTokenDays: 90 })
    expect(await row()).toMatchObject({ displayName: 'Acme', maxTokenDays: 90, canReactivateTokens: false })
    await updateOrganization(owner, name, { displayName: ' Acme Works ', canReactivateTokens: true })
    expect(await row()).toMatchObject({
      ...{ displayName: 'Acme Works', maxTokenDays: 90, canReactivateTokens: true, plan: 'business' },
    })
    const same = {
      ...{ displayName: 'Acme Works', maxTokenDays: 90, canReactivateTokens: true },
      requiresSecondFactor: false,
    }
    expect(await updateOrganization(owner, name, same)).toEqual(same)
    expect(await updateOrganization(owner, name, { maxTokenDays: null })).toEqual({
      ...same,
      maxTokenDays: null,
    })
    const entry = (details: object) => ({
      ...{ action: 'organization.update', actorName: owner.username, targetName: name, details },
    })
    expect(await logOfOrganization(organization)).toEqual([
      entry({ maxTokenDays: { from: null, to: 90 } }),
      entry({
        displayName: { from: 'Acme', to: 'Acme Works' },
        canReactivateTokens: { from: false, to: true },
      }),
      entry({ maxTokenDays: { from: 90, to: null } }),
    ])
  })

  it('are changed by owners of the company', async () => {
    const { row, ...organization } = await acme()
    const companyOwner = await newCompanyOwner(organization)
    await updateOrganization(companyOwner, organization.name, { displayName: 'Acme Works' })
    expect(await row()).toMatchObject({ displayName: 'Acme Works' })
  })

  it.each([
    ['maxTokenDays', 0],
    ['maxTokenDays', -1],
    ['maxTokenDays', 1.5],
    ['maxTokenDays', 3_651],
    ['maxTokenDays', '30'],
    ['maxTokenDays', Number.NaN],
    ['displayName', ' '],
    ['displayName', null],
    ['canReactivateTokens', 'yes'],
    ['requiresSecondFactor', 'yes'],
  ])('can not have %s be %j', async (field, value) => {
    const { name, owner, row } = await acme()
    const before = await row()
    const update = updateOrganization(owner, name, { [field]: value } as UpdateOrganization)
    await expect(update).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
    expect(await row()).toEqual(before)
  })

  it('are not for others', async () => {
    const organization = await acme()
    const before = await organization.row()
    for (const [actor, code] of await unable(organization)) {
      const update = updateOrganization(actor, organization.name, { displayName: 'Taken over' })
      await expect(update).rejects.toMatchObject({ code })
    }
    expect(await organization.row()).toEqual(before)
    expect(await logOfOrganization(organization)).toEqual([])
  })
})

describe('a deleted organization', () => {
  const remove = (actor: Actor, { name }: { name: string }, typedName = name) =>
    deleteOrganization(actor, name, { typedName })

  it('is gone with its repositories and tokens, and says so in two logs', async () => {
    const { owner, row, ...organization } = await acme()
    const { id, name } = organization
    const look = { description: '', visibility: 'public' } as const
    const api = await createRepository(owner, { namespace: name, name: 'api', ...look })
    const hasGit = newGitFolder(api.id)
    await newOrganizationToken(organization)
    expect(await remove(owner, organization)).toEqual({ name })
    expect([await row(), hasGit()]).toEqual([null, false])
    expect(await db.repository.count({ where: { namespace: name } })).toBe(0)
    expect(await db.membership.count({ where: { organizationId: id } })).toBe(0)
    expect(await db.token.count({ where: { organizationId: id } })).toBe(0)
    const details = { repositories: 1, members: 3, tokens: 1 }
    expect((await logOfOrganization(organization)).at(-1)).toEqual({
      ...{ action: 'organization.delete', actorName: owner.username, targetName: name, details },
    })
    const own = { accountId: owner.accountId, action: 'organization.delete', targetName: name }
    expect(await db.auditEntry.count({ where: own })).toBe(1)
  })

  it('is deleted by owners of the company, too', async () => {
    const { row, ...organization } = await acme()
    await remove(await newCompanyOwner(organization), organization)
    expect(await row()).toBeNull()
  })

  it('leaves its name to nobody: no account, no organization, no push', async () => {
    const { owner, ...organization } = await acme()
    const { name } = organization
    await remove(owner, organization)
    const again = createOrganization(owner, { name, displayName: 'Acme' })
    await expect(again).rejects.toMatchObject({ code: 'conflict', fields: { name: expect.any(String) } })
    const account = { username: name, email: `${name}@example.com`, passwordHash: 'none' }
    const registered = mutate({ kind: 'system' }, (tx) => insertAccount(tx, account))
    await expect(registered).rejects.toMatchObject({
      code: 'conflict',
      fields: { username: expect.any(String) },
    })
    await expect(createRepositoryByPush(owner, name, 'api')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('needs its name typed', async () => {
    const { owner, row, ...organization } = await acme()
    for (const typed of ['', 'Acme', organization.name.toUpperCase(), null as unknown as string]) {
      const fields = { typedName: expect.stringMatching(/^Type /) }
      const attempt = deleteOrganization(owner, organization.name, { typedName: typed })
      await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields })
    }
    expect(await row()).not.toBeNull()
  })

  it('is deleted by nobody else', async () => {
    const organization = await acme()
    for (const [actor, code] of await unable(organization)) {
      await expect(remove(actor, organization)).rejects.toMatchObject({ code })
    }
    expect(await organization.row()).not.toBeNull()
  })

  it('leaves no repository behind that is made at the same time', async () => {
    const { owner, ...organization } = await acme()
    const { name } = organization
    const make = (actor: AccountActor, at: number) => createRepositoryByPush(actor, name, `image-${at}`)
    await Promise.allSettled([
      ...[1, 2, 3, 4].map((at) => make(owner, at)),
      remove(owner, organization),
      ...[5, 6, 7, 8].map((at) => make(owner, at)),
    ])
    await expect(make(owner, 9)).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.repository.count({ where: { namespace: name } })).toBe(0)
  })
})

describe('the plan', () => {
  it('is changed by site administrators, and a lower one deletes nothing', async () => {
    const { row, ...organization } = await acme()
    const { id, name } = organization
    for (let at = 0; at < 12; at++) await newOrganizationToken(organization)
    const administrator = await newSiteAdministrator()
    expect(await changePlan(administrator, name, { plan: 'free' })).toEqual({ name, plan: 'free' })
    expect(await row()).toMatchObject({ plan: 'free' })
    expect(await db.token.count({ where: { organizationId: id, isActive: true } })).toBe(12)
    expect(await db.membership.count({ where: { organizationId: id } })).toBe(3)
    await changePlan(administrator, name, { plan: 'free' })
    const details = { plan: { from: 'business', to: 'free' } }
    expect(await logOfOrganization(organization)).toEqual([
      { action: 'organization.change_plan', actorName: administrator.username, targetName: name, details },
    ])
  })

  it('is changed by nobody else, who learn nothing by asking', async () => {
    const organization = await acme()
    const before = await organization.row()
    for (const [actor, code] of await unable(organization)) {
      if ('isSiteAdministrator' in actor) continue
      const told = code === 'unauthenticated' ? code : 'not_found'
      for (const name of [organization.name, 'nobody-has-this']) {
        const change = changePlan(actor, name, { plan: 'team' })
        await expect(change).rejects.toMatchObject({ code: told })
      }
    }
    const byOwner = changePlan(organization.owner, organization.name, { plan: 'team' })
    await expect(byOwner).rejects.toMatchObject({ code: 'not_found' })
    expect(await organization.row()).toEqual(before)
  })

  it('is one of three, of an organization that there is', async () => {
    const [administrator, { name, row }] = [await newSiteAdministrator(), await acme()]
    for (const plan of ['gold', '', null]) {
      const change = changePlan(administrator, name, { plan: plan as 'team' })
      await expect(change).rejects.toMatchObject({ code: 'invalid', fields: { plan: expect.any(String) } })
    }
    for (const unknown of ['nobody-has-this', '', 'a\0', {}, null]) {
      const change = changePlan(administrator, unknown as string, { plan: 'team' })
      await expect(change).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await row()).toMatchObject({ plan: 'business' })
  })
})
