import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { deleteGroup } from '#lib/groups/delete-group.ts'
import { getGroup } from '#lib/groups/get-group.ts'
import { listGroups } from '#lib/groups/list-groups.ts'
import type { CreateGroup } from '#lib/groups/schema.ts'
import { updateGroup } from '#lib/groups/update-group.ts'
import { newAccount } from '#lib/testing/new-account.ts'
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
  return { organization, owner, editor, member, name: organization.name }
}

describe('a group', () => {
  it('is created, renamed, described and deleted, each with an entry in the log', async () => {
    const { organization, owner, member, name } = await acme()
    const made = await createGroup(owner, name, { name: 'ops', description: ' On call ' })
    expect(made).toMatchObject({ name: 'ops', description: 'On call', members: 0, repositories: 0 })
    await addGroupMember(owner, name, 'ops', { username: member.username })
    const renamed = await updateGroup(owner, name, 'ops', { name: 'sre' })
    expect(renamed).toMatchObject({ id: made.id, name: 'sre', description: 'On call', members: 1 })
    await updateGroup(owner, name, made.id, { description: '' })
    await updateGroup(owner, name, 'sre', { name: 'sre', description: '' })
    expect(await getGroup(member, name, 'sre')).toMatchObject({ description: '', members: 1 })
    await deleteGroup(owner, name, 'sre')
    await expect(getGroup(owner, name, 'sre')).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.membership.count({ where: { organizationId: organization.id } })).toBe(3)
    const log = (await logOfOrganization(organization)).filter(({ action }) => !/member/.test(action))
    expect(log.map(({ action, targetName, details }) => [action, targetName, details])).toEqual([
      ['group.create', 'ops', { description: 'On call' }],
      ['group.update', 'sre', { name: { from: 'ops', to: 'sre' } }],
      ['group.update', 'sre', { description: { from: 'On call', to: '' } }],
      ['group.delete', 'sre', { description: '', members: 1, repositories: 0 }],
    ])
  })

  it('is made by owners of the company and tokens with the scope, and by nobody else', async () => {
    const { organization, owner, editor, member, name } = await acme()
    const stranger = await newAccount()
    const other = await newOrganization([[stranger, 'owner']])
    const able = [
      await newCompanyOwner(organization),
      await newOrganizationActor(organization, { scopes: ['scope-group-edit'] }),
    ]
    for (const [at, actor] of able.entries()) await createGroup(actor, name, { name: `made-${at}` })
    const before = await logOfOrganization(organization)
    for (const [actor, code] of [
      [editor, 'forbidden'],
      [member, 'forbidden'],
      [stranger, 'not_found'],
      [
        await newOrganizationActor(organization, { scopes: ['scope-group-read', 'scope-member-edit'] }),
        'forbidden',
      ],
      [await newOrganizationActor(other, { scopes: ['scope-group-edit'] }), 'not_found'],
      [await newTokenActor(owner), 'forbidden'],
      [{ kind: 'anonymous', address: '192.0.2.3' }, 'unauthenticated'],
    ] as [Actor, string][]) {
      for (const change of [
        () => createGroup(actor, name, { name: 'theirs' }),
        () => updateGroup(actor, name, 'made-0', { description: 'Theirs' }),
        () => deleteGroup(actor, name, 'made-0'),
      ]) {
        await expect(change()).rejects.toMatchObject({ code })
      }
    }
    expect((await listGroups(member, name, {})).groups.map((group) => group.name)).toEqual([
      'made-0',
      'made-1',
    ])
    expect(await logOfOrganization(organization)).toEqual(before)
  })

  it('of another organization is nobody’s here, by name or by id', async () => {
    const { owner, name } = await acme()
    const theirs = await acme()
    const { id } = await createGroup(theirs.owner, theirs.name, { name: 'ops' })
    for (const group of ['ops', id, id.toUpperCase(), 'a\0', '', '%']) {
      for (const change of [
        () => getGroup(owner, name, group),
        () => updateGroup(owner, name, group, { description: 'Mine' }),
        () => deleteGroup(owner, name, group),
      ]) {
        await expect(change()).rejects.toMatchObject({ code: 'not_found', message: 'Group not found.' })
      }
    }
    expect(await getGroup(theirs.owner, theirs.name, 'ops')).toMatchObject({ id, description: '' })
  })

  it('has a name that no other group of the organization has, even in a race', async () => {
    const { owner, name } = await acme()
    const theirs = await acme()
    await createGroup(theirs.owner, theirs.name, { name: 'ops' })
    const tries = Array.from({ length: 5 }, () => createGroup(owner, name, { name: 'ops' }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await createGroup(owner, name, { name: 'sre' })
    const message = expect.stringContaining('ops')
    const renaming = updateGroup(owner, name, 'sre', { name: 'ops' })
    await expect(renaming).rejects.toMatchObject({ code: 'conflict', fields: { name: message } })
    expect(await getGroup(owner, name, 'sre')).toMatchObject({ name: 'sre' })
  })

  it.each<[string, string, object]>([
    ['no name', 'name', { name: undefined }],
    ['two characters', 'name', { name: 'ab' }],
    ['31 characters', 'name', { name: 'a'.repeat(31) }],
    ['upper case', 'name', { name: 'Ops' }],
    ['a dot', 'name', { name: 'a.b' }],
    ['a dash at its end', 'name', { name: 'ops-' }],
    ['NUL', 'name', { name: 'ops\0' }],
    ['201 characters of description', 'description', { description: 'a'.repeat(201) }],
    ['a line break in the description', 'description', { description: 'a\nb' }],
  ])('%s is refused by name', async (_, field, wrong) => {
    const { owner, name } = await acme()
    const making = createGroup(owner, name, { name: 'ops', ...wrong } as CreateGroup)
    const error = await making.then(() => null).catch((error) => error)
    expect(error).toMatchObject({ name: 'AppError', code: 'invalid' })
    expect(Object.keys(error.fields)).toEqual([field])
    expect((await listGroups(owner, name, {})).matching).toBe(0)
  })
})

describe('the groups', () => {
  it('are listed with their counts, found by text and by member, sorted, page by page', async () => {
    const { owner, member, name } = await acme()
    for (const group of ['beta', 'alpha', 'gamma_50']) await createGroup(owner, name, { name: group })
    await updateGroup(owner, name, 'beta', { description: 'Alphabet' })
    await addGroupMember(owner, name, 'gamma_50', { username: member.username })
    const list = async (query: Parameters<typeof listGroups>[2], size = 20) =>
      (await listGroups(member, name, query, size)).groups.map((group) => group.name)
    expect(await list({})).toEqual(['alpha', 'beta', 'gamma_50'])
    expect(await list({ order: 'desc' })).toEqual(['gamma_50', 'beta', 'alpha'])
    expect(await list({ sort: 'created' })).toEqual(['beta', 'alpha', 'gamma_50'])
    expect(await list({ q: 'ALPHA' })).toEqual(['alpha', 'beta'])
    expect(await list({ q: '_50' })).toEqual(['gamma_50'])
    expect(await list({ q: 'a_5' })).toEqual(['gamma_50'])
    expect(await list({ q: '%' })).toEqual([])
    expect(await list({ member: member.username })).toEqual(['gamma_50'])
    expect(await list({ page: 7 }, 2)).toEqual(['gamma_50'])
  })
})
