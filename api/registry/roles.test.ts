import { describe, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'

/** An organization's private repository, somebody of it, and what that person's strongest token gets there. */
async function acme(role?: 'owner' | 'editor' | 'member') {
  const [owner, person] = [await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    ...(role ? [[person, role] as [AccountActor, typeof role]] : []),
  ])
  const { id } = await db.repository.create({
    data: { namespace: organization.name, name: 'api', visibility: 'private' },
  })
  const fullName = `${organization.name}/api`
  const membership = { organizationId: organization.id, accountId: person.accountId }
  return { organization, person, repositoryId: id, fullName, membership }
}

async function carry(person: AccountActor, permission: 'read' | 'write' | 'admin' = 'admin') {
  const { secret } = await newToken(person, { permission })
  const credential = `${person.username}:${secret.reveal()}`
  return async (fullName: string) => {
    const { access } = await askToken({ credential, scopes: [`repository:${fullName}:pull,push,delete`] })
    return access
  }
}

describe('a personal token in an organization', () => {
  it.each([
    ['owner', 'admin', 'pull,push,delete'],
    ['owner', 'write', 'pull,push'],
    ['owner', 'read', 'pull'],
    ['editor', 'admin', 'pull,push'],
    ['editor', 'read', 'pull'],
  ] as const)('of an %s, with %s, gets %s', async (role, permission, actions) => {
    const { person, fullName } = await acme(role)
    expect(await (await carry(person, permission))(fullName)).toEqual([`${fullName}:${actions}`])
  })

  it('of a member gets nothing, of a stranger or the owner of the company neither', async () => {
    const { organization, person, fullName } = await acme('member')
    for (const one of [person, await newAccount(), await newCompanyOwner(organization)]) {
      expect(await (await carry(one))(fullName)).toEqual([])
    }
  })

  it('follows its owner’s role down, and out', async () => {
    const { person, fullName, membership } = await acme('owner')
    const ask = await carry(person)
    expect(await ask(fullName)).toEqual([`${fullName}:pull,push,delete`])
    await db.membership.updateMany({ where: membership, data: { role: 'editor' } })
    expect(await ask(fullName)).toEqual([`${fullName}:pull,push`])
    await db.membership.updateMany({ where: membership, data: { role: 'member' } })
    expect(await ask(fullName)).toEqual([])
    await db.membership.updateMany({ where: membership, data: { role: 'editor' } })
    expect(await ask(fullName)).toEqual([`${fullName}:pull,push`])
    await db.membership.deleteMany({ where: membership })
    expect(await ask(fullName)).toEqual([])
  })

  it('follows what its owner’s groups are given', async () => {
    const { organization, person, repositoryId, fullName, membership } = await acme('member')
    const ask = await carry(person)
    const { id: groupId } = await db.group.create({
      data: { organizationId: organization.id, name: 'api' },
    })
    await db.groupMember.create({ data: { groupId, ...membership } })
    expect(await ask(fullName)).toEqual([])
    await db.groupRepository.create({ data: { groupId, repositoryId, access: 'read' } })
    expect(await ask(fullName)).toEqual([`${fullName}:pull`])
    for (const [access, actions] of [
      ['write', 'pull,push'],
      ['admin', 'pull,push,delete'],
    ] as const) {
      await db.groupRepository.updateMany({ where: { groupId }, data: { access } })
      expect(await ask(fullName)).toEqual([`${fullName}:${actions}`])
    }
    await db.groupRepository.deleteMany({ where: { groupId } })
    expect(await ask(fullName)).toEqual([])
  })
})
