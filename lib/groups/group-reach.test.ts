import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { getGroup } from '#lib/groups/get-group.ts'
import { listGroupMembers } from '#lib/groups/list-group-members.ts'
import { listGroupRepositories } from '#lib/groups/list-group-repositories.ts'
import { removeGroupMember } from '#lib/groups/remove-group-member.ts'
import { removeGroupRepository } from '#lib/groups/remove-group-repository.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newOrganizationActor } from '#lib/testing/new-token-actor.ts'

/** An organization with a group `ops`, and private repositories `api` and `web`. */
async function acme() {
  const [owner, editor, member, other] = await Promise.all([1, 2, 3, 4].map(newAccount))
  const organization = await newOrganization([
    [owner!, 'owner'],
    [editor!, 'editor'],
    [member!, 'member'],
    [other!, 'member'],
  ])
  const { name } = organization
  const private_ = (repository: string) => ({
    namespace: name,
    name: repository,
    visibility: 'private' as const,
  })
  await db.repository.createMany({ data: [private_('api'), private_('web')] })
  const { id } = await createGroup(owner!, name, { name: 'ops' })
  return { organization, owner: owner!, editor: editor!, member: member!, other: other!, name, groupId: id }
}

const logged = async (organization: { id: string }) =>
  (await logOfOrganization(organization))
    .slice(1)
    .map(({ action, targetName, details }) => [...[action, targetName, details]])

describe('the members of a group', () => {
  it('are put in and taken out by owners, with entries in the log', async () => {
    const { organization, owner, member, name } = await acme()
    const { username } = member
    await addGroupMember(owner, name, 'ops', { username })
    await addGroupMember(owner, name, 'ops', { username: username.toUpperCase() })
    const { members, matching } = await listGroupMembers(owner, name, 'ops', {})
    expect(members).toMatchObject([{ username, role: 'member', email: `${username}@example.com` }])
    expect(matching).toBe(1)
    await removeGroupMember(owner, name, 'ops', { username })
    const again = removeGroupMember(owner, name, 'ops', { username })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
    expect(await logged(organization)).toEqual([
      ['group.add_member', 'ops', { member: username }],
      ['group.remove_member', 'ops', { member: username }],
    ])
  })

  it('are members of the organization, and of no other', async () => {
    const { owner, name, groupId } = await acme()
    const stranger = await newAccount()
    for (const username of [stranger.username, 'nobody-at-all', 'a\0']) {
      const adding = addGroupMember(owner, name, 'ops', { username })
      const message = `Member not found in ${name}. Send an invite first.`
      await expect(adding).rejects.toMatchObject({ code: 'not_found', fields: { username: message } })
    }
    expect(await db.groupMember.count({ where: { groupId } })).toBe(0)
  })

  it('are out with their membership, whichever of adding and removing is first', async () => {
    for (let time = 0; time < 4; time++) {
      const { owner, member, name, groupId } = await acme()
      const [adding, removal] = await Promise.allSettled([
        addGroupMember(owner, name, 'ops', { username: member.username }),
        removeMember(owner, name, { username: member.username }),
      ])
      if (adding.status === 'rejected') expect(adding.reason).toMatchObject({ code: 'not_found' })
      expect(removal.status).toBe('fulfilled')
      expect(await db.groupMember.count({ where: { groupId } })).toBe(0)
    }
  })

  it('are shown to every member, with e-mail addresses to owners alone, page by page', async () => {
    const { organization, owner, editor, member, other, name } = await acme()
    for (const { username } of [member, other]) await addGroupMember(owner, name, 'ops', { username })
    for (const actor of [
      editor,
      other,
      await newOrganizationActor(organization, { scopes: ['scope-group-edit'] }),
    ]) {
      const { members, matching } = await listGroupMembers(actor, name, 'ops', { q: 'user-' })
      expect(members.map(({ email }) => email)).toEqual([null, null])
      expect(matching).toBe(2)
      expect((await listGroupMembers(actor, name, 'ops', { q: '@example' })).matching).toBe(0)
    }
    expect((await listGroupMembers(owner, name, 'ops', { q: `${other.username}@` })).matching).toBe(1)
    expect((await listGroupMembers(owner, name, 'ops', { page: 9 }, 1)).page).toBe(2)
  })
})

describe('the repositories of a group', () => {
  it('are reached by its members from the next request on, as long as both are in it', async () => {
    const { organization, owner, member, other, name } = await acme()
    const rights = async () => (await getRepository(member, `${name}/api`).catch(() => null))?.rights ?? null
    await setGroupRepository(owner, name, 'ops', { repository: 'api', access: 'read' })
    expect(await rights()).toBeNull()
    await addGroupMember(owner, name, 'ops', { username: member.username })
    expect(await rights()).toEqual({ pull: true, push: false, delete: false })
    await setGroupRepository(owner, name, 'ops', { repository: 'api', access: 'write' })
    expect(await rights()).toEqual({ pull: true, push: true, delete: false })
    await setGroupRepository(owner, name, 'ops', { repository: 'api', access: 'admin' })
    await setGroupRepository(owner, name, 'ops', { repository: 'api', access: 'admin' })
    expect(await rights()).toEqual({ pull: true, push: true, delete: true })
    await expect(getRepository(other, `${name}/api`)).rejects.toMatchObject({ code: 'not_found' })
    await removeGroupRepository(owner, name, 'ops', { repository: 'api' })
    expect(await rights()).toBeNull()
    const again = removeGroupRepository(owner, name, 'ops', { repository: 'api' })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
    const changes = (await logged(organization)).filter(([action]) => action !== 'group.add_member')
    expect(changes).toEqual([
      ['group.set_repository', 'ops', { repository: 'api', access: 'read' }],
      ['group.set_repository', 'ops', { repository: 'api', access: { from: 'read', to: 'write' } }],
      ['group.set_repository', 'ops', { repository: 'api', access: { from: 'write', to: 'admin' } }],
      ['group.remove_repository', 'ops', { repository: 'api' }],
    ])
  })

  it('are added once: whoever saw none there replaces no access', async () => {
    const { owner, name } = await acme()
    const add = (access: 'read' | 'admin') =>
      setGroupRepository(owner, name, 'ops', { repository: 'api', access }, { shown: { access: null } })
    await add('read')
    for (const access of ['read', 'admin'] as const)
      await expect(add(access)).rejects.toMatchObject({
        code: 'conflict',
        fields: { repository: `The group has ${name}/api already. Change its access in the list.` },
      })
    const { repositories } = await listGroupRepositories(owner, name, 'ops', {})
    expect(repositories).toMatchObject([{ fullName: `${name}/api`, access: 'read' }])
  })

  it('may have names of any depth', async () => {
    const { organization, owner, name } = await acme()
    await newOrganizationRepository(organization, 'team/app/cache')
    await setGroupRepository(owner, name, 'ops', { repository: 'team/app/cache', access: 'write' })
    const found = await listGroupRepositories(owner, name, 'ops', { q: 'app/c' })
    expect(found.repositories).toMatchObject([{ fullName: `${name}/team/app/cache`, access: 'write' }])
    await removeGroupRepository(owner, name, 'ops', { repository: 'team/app/cache' })
    expect((await listGroupRepositories(owner, name, 'ops', {})).matching).toBe(0)
  })

  it('are of the organization’s own namespace', async () => {
    const { owner, name, groupId } = await acme()
    const theirs = await acme()
    for (const repository of ['nothing', `${theirs.name}/api`, `${name}/api`, 'a\0', '../api']) {
      const setting = setGroupRepository(owner, name, 'ops', { repository, access: 'read' })
      await expect(setting).rejects.toMatchObject({ code: 'not_found' })
      const removal = removeGroupRepository(owner, name, 'ops', { repository })
      await expect(removal).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await db.groupRepository.count({ where: { groupId } })).toBe(0)
  })

  it('are told and counted to each member as far as that member may know of them', async () => {
    const { organization, owner, editor, member, other, name } = await acme()
    await setGroupRepository(owner, name, 'ops', { repository: 'api', access: 'write' })
    await setGroupRepository(owner, name, 'ops', { repository: 'web', access: 'read' })
    await createGroup(owner, name, { name: 'web-only' })
    await setGroupRepository(owner, name, 'web-only', { repository: 'web', access: 'read' })
    await addGroupMember(owner, name, 'web-only', { username: other.username })
    const all = ['api write', 'web read']
    for (const [actor, told] of [
      [owner, all],
      [editor, all],
      [await newCompanyOwner(organization), all],
      [await newOrganizationActor(organization, { scopes: ['scope-group-read'] }), all],
      [other, ['web read']],
      [member, []],
    ] as const) {
      const { repositories, matching } = await listGroupRepositories(actor, name, 'ops', {})
      expect(repositories.map((repository) => `${repository.name} ${repository.access}`)).toEqual(told)
      expect(matching).toBe(told.length)
      expect(await getGroup(actor, name, 'ops')).toMatchObject({ repositories: told.length })
    }
    const found = await listGroupRepositories(owner, name, 'ops', { q: 'WE', order: 'desc' })
    expect(found).toMatchObject({ matching: 1, repositories: [{ fullName: `${name}/web` }] })
    expect((await listGroupRepositories(owner, name, 'ops', { page: 5, order: 'desc' }, 1)).page).toBe(2)
  })
})

describe('what a group reaches', () => {
  it('is changed by nobody but who may edit groups', async () => {
    const { organization, editor, member, name, groupId } = await acme()
    const stranger = await newAccount()
    const input = { repository: 'api', access: 'admin' } as const
    for (const [actor, code] of [
      [editor, 'forbidden'],
      [member, 'forbidden'],
      [stranger, 'not_found'],
      [
        await newOrganizationActor(organization, { scopes: ['scope-group-read', 'scope-member-edit'] }),
        'forbidden',
      ],
    ] as const) {
      for (const change of [
        () => addGroupMember(actor, name, 'ops', { username: member.username }),
        () => removeGroupMember(actor, name, 'ops', { username: member.username }),
        () => setGroupRepository(actor, name, 'ops', input),
        () => removeGroupRepository(actor, name, 'ops', input),
      ]) {
        await expect(change()).rejects.toMatchObject({ code })
      }
    }
    for (const list of [listGroupMembers, listGroupRepositories]) {
      await expect(list(stranger, name, 'ops', {})).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await db.groupMember.count({ where: { groupId } })).toBe(0)
    expect(await db.groupRepository.count({ where: { groupId } })).toBe(0)
    const editing = await newOrganizationActor(organization, { scopes: ['scope-group-edit'] })
    await addGroupMember(editing, name, 'ops', { username: member.username })
    await setGroupRepository(editing, name, 'ops', input)
    expect(await getGroup(editing, name, 'ops')).toMatchObject({ members: 1, repositories: 1 })
  })
})
