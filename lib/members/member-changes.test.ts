import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import type { ChangeRole } from '#lib/members/schema.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

async function acme() {
  const [owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  return { organization, owner, editor, member }
}

const rolesIn = async ({ id }: { id: string }) => {
  const rows = await db.membership.findMany({ where: { organizationId: id }, select: { role: true } })
  return rows.map(({ role }) => role).sort()
}

/** Actors who may not manage an organization's members, and the errors they get. */
async function unable({ organization, owner, editor, member }: Awaited<ReturnType<typeof acme>>) {
  const stranger = await newAccount()
  const other = await newOrganization([[stranger, 'owner']])
  return [
    [editor, 'forbidden'],
    [member, 'forbidden'],
    [stranger, 'not_found'],
    [
      await newOrganizationActor(organization, { scopes: ['scope-member-read', 'scope-group-edit'] }),
      'forbidden',
    ],
    [await newOrganizationActor(other, { scopes: ['scope-member-edit'] }), 'not_found'],
    [await newTokenActor(owner), 'forbidden'],
    [{ kind: 'anonymous', address: '192.0.2.3' }, 'unauthenticated'],
  ] as [Actor, string][]
}

describe('a role', () => {
  it('is changed by owners, owners of the company and tokens with the scope, with an entry in the log', async () => {
    const { organization, owner, member } = await acme()
    const { username } = member
    const companyOwner = await newCompanyOwner(organization)
    const token = await newOrganizationActor(organization, {
      ...{ scopes: ['scope-member-edit'], hint: 'gate_oat_…test' },
    })
    const changed = await changeRole(owner, organization.name, { username, role: 'editor' })
    expect(changed).toMatchObject({ username, role: 'editor', email: `${username}@example.com` })
    await changeRole(companyOwner, organization.name, { username: username.toUpperCase(), role: 'member' })
    await changeRole(token, organization.name, { username, role: 'editor' })
    expect(await rolesIn(organization)).toEqual(['editor', 'editor', 'owner'])
    const entry = (actorName: string, from: string, to: string) => ({
      ...{ action: 'member.change_role', actorName, targetName: username, details: { role: { from, to } } },
    })
    expect(await logOfOrganization(organization)).toEqual([
      entry(owner.username, 'member', 'editor'),
      entry(companyOwner.username, 'editor', 'member'),
      entry('CI (gate_oat_…test)', 'member', 'editor'),
    ])
  })

  it('of an owner is given and taken by no token', async () => {
    const { organization, owner, editor, member } = await acme()
    const { name } = organization
    const token = await newOrganizationActor(organization, { scopes: ['scope-member-edit'] })
    await changeRole(owner, name, { username: member.username, role: 'owner' })
    const before = [await rolesIn(organization), await logOfOrganization(organization)]
    const message = `An access token can't invite, appoint, change or remove owners. Ask an owner of ${name}.`
    for (const attempt of [
      () => changeRole(token, name, { username: editor.username, role: 'owner' }),
      () => changeRole(token, name, { username: owner.username, role: 'member' }),
      () => removeMember(token, name, { username: owner.username }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden', message })
    }
    expect([await rolesIn(organization), await logOfOrganization(organization)]).toEqual(before)
  })

  it('that is the same already leaves no entry', async () => {
    const { organization, owner, member } = await acme()
    await changeRole(owner, organization.name, { username: member.username, role: 'member' })
    expect(await logOfOrganization(organization)).toEqual([])
  })

  it('is changed by nobody else', async () => {
    const all = await acme()
    for (const [actor, code] of await unable(all)) {
      const change = changeRole(actor, all.organization.name, {
        username: all.member.username,
        role: 'owner',
      })
      await expect(change).rejects.toMatchObject({ code })
    }
    expect(await rolesIn(all.organization)).toEqual(['editor', 'member', 'owner'])
    expect(await logOfOrganization(all.organization)).toEqual([])
  })

  it('says who can change it', async () => {
    const { organization, editor, member } = await acme()
    const change = changeRole(editor, organization.name, { username: member.username, role: 'editor' })
    await expect(change).rejects.toThrow(`Only owners of ${organization.name} can do this.`)
  })

  it.each([
    ['nobody', { username: 'nobody-at-all', role: 'editor' }, 'not_found'],
    ['NUL', { username: 'a\0', role: 'editor' }, 'not_found'],
    ['no username', { role: 'editor' }, 'invalid'],
    ['another role', { username: 'x', role: 'admin' }, 'invalid'],
    ['no role', { username: 'x' }, 'invalid'],
    ['nothing', null, 'invalid'],
  ])('of %s is refused', async (_, input, code) => {
    const { organization, owner } = await acme()
    await expect(changeRole(owner, organization.name, input as ChangeRole)).rejects.toMatchObject({ code })
  })

  it('of a member of another organization is nobody’s here', async () => {
    const { organization, owner } = await acme()
    const { member: stranger, organization: other } = await acme()
    const input = { username: stranger.username, role: 'owner' } as const
    await expect(changeRole(owner, organization.name, input)).rejects.toMatchObject({ code: 'not_found' })
    expect(await rolesIn(other)).toEqual(['editor', 'member', 'owner'])
  })
})

describe('a removed member', () => {
  it('is out of the organization and its groups, and sees its repositories no more', async () => {
    const { organization, owner, member } = await acme()
    const { id } = await db.group.create({ data: { organizationId: organization.id, name: 'ops' } })
    const { accountId, username } = member
    await db.groupMember.create({ data: { groupId: id, organizationId: organization.id, accountId } })
    const repository = await db.repository.create({
      data: { namespace: organization.name, name: 'api', visibility: 'private' },
    })
    await db.groupRepository.create({ data: { groupId: id, repositoryId: repository.id, access: 'read' } })
    const fullName = `${organization.name}/api`
    await expect(getRepository(member, fullName)).resolves.toMatchObject({ fullName })

    await removeMember(owner, organization.name, { username })
    expect(await db.groupMember.count({ where: { groupId: id } })).toBe(0)
    await expect(getRepository(member, fullName)).rejects.toMatchObject({ code: 'not_found' })
    const details = { role: 'member', groups: ['ops'] }
    expect(await logOfOrganization(organization)).toEqual([
      { action: 'member.remove', actorName: owner.username, targetName: username, details },
    ])
    const again = removeMember(owner, organization.name, { username })
    await expect(again).rejects.toMatchObject({ code: 'not_found', message: 'Member not found.' })
  })

  it('is removed by owners of the company and tokens with the scope', async () => {
    const { organization, editor, member } = await acme()
    await removeMember(await newCompanyOwner(organization), organization.name, { username: editor.username })
    const token = await newOrganizationActor(organization, { scopes: ['scope-member-edit'] })
    await removeMember(token, organization.name, { username: member.username })
    expect(await rolesIn(organization)).toEqual(['owner'])
  })

  it('is removed by nobody else', async () => {
    const all = await acme()
    const other = await newAccount()
    await db.membership.create({
      data: { organizationId: all.organization.id, accountId: other.accountId, role: 'member' },
    })
    for (const [actor, code] of await unable(all)) {
      const removal = removeMember(actor, all.organization.name, { username: other.username })
      await expect(removal).rejects.toMatchObject({ code })
    }
    expect(await rolesIn(all.organization)).toHaveLength(4)
  })
})

describe('whoever wants to', () => {
  it('leaves, which stands in the own log as well', async () => {
    const { organization, editor, member } = await acme()
    await removeMember(member, organization.name, { username: ` ${member.username}` })
    await removeMember(editor, organization.name, { username: editor.username })
    expect(await rolesIn(organization)).toEqual(['owner'])
    const left = {
      action: 'member.leave',
      targetName: member.username,
      details: { role: 'member', groups: [] },
    }
    expect((await logOfOrganization(organization))[0]).toEqual({ ...left, actorName: member.username })
    expect(await logOf(member)).toEqual([left])
  })

  it('is a member: an owner of the company has nothing to leave', async () => {
    const { organization } = await acme()
    const owner = await newCompanyOwner(organization)
    const leaving = removeMember(owner, organization.name, { username: owner.username })
    await expect(leaving).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the only owner', () => {
  it('neither leaves nor is demoted nor removed, by anybody', async () => {
    const { organization, owner } = await acme()
    const { username } = owner
    const message = `${username} is the only owner of ${organization.name}. Make someone else an owner first.`
    const companyOwner = await newCompanyOwner(organization)
    for (const actor of [owner, companyOwner]) {
      const removal = removeMember(actor, organization.name, { username })
      await expect(removal).rejects.toMatchObject({ code: 'conflict', message })
      const demotion = changeRole(actor, organization.name, { username, role: 'editor' })
      await expect(demotion).rejects.toMatchObject({ code: 'conflict', message })
    }
    expect(await rolesIn(organization)).toEqual(['editor', 'member', 'owner'])
    expect(await logOfOrganization(organization)).toEqual([])
  })

  it('is left by whatever two owners do to each other at once', async () => {
    for (const end of [
      (actor: Actor, name: string, username: string) => removeMember(actor, name, { username }),
      (actor: Actor, name: string, username: string) => changeRole(actor, name, { username, role: 'member' }),
    ]) {
      const { organization, owner, member } = await acme()
      await changeRole(owner, organization.name, { username: member.username, role: 'owner' })
      const outcomes = await Promise.allSettled([
        end(owner, organization.name, member.username),
        end(member, organization.name, owner.username),
        end(owner, organization.name, owner.username),
        end(member, organization.name, member.username),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
      expect((await rolesIn(organization)).filter((role) => role === 'owner')).toHaveLength(1)
    }
  })
})
