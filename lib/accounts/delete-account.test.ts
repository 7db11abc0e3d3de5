import { beforeAll, describe, expect, test } from 'vitest'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { createOrganization } from '#lib/organizations/create-organization.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newGitFolder } from '#lib/testing/new-git-folder.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'

const exists = async ({ accountId: id }: AccountActor) =>
  (await db.account.findUnique({ where: { id } })) !== null
const auditOf = (accountId: string) =>
  db.auditEntry.findMany({ where: { accountId, action: 'account.delete' } })

// The first account is a site administrator, which these tests do not need.
beforeAll(() => newAccount())

async function signedIn() {
  const { password, ...person } = await newPerson()
  const actor = await newSession({ ...person, password })
  const input = { typedName: person.username, password }
  return { actor, input, email: person.email }
}

describe('deleting the account', () => {
  test('ends its sessions, tokens and repositories, and says so in the log', async () => {
    const { actor, input } = await signedIn()
    const { secret } = await newToken(actor)
    const hasGit = newGitFolder((await newRepository(actor)).id)
    await deleteAccount(actor, input)
    expect([await exists(actor), hasGit()]).toEqual([false, false])
    expect(await findSession(actor.sessionSecret)).toBeNull()
    expect(await findTokenBySecret(secret)).toBeNull()
    expect(await db.repository.count({ where: { namespace: actor.username } })).toBe(0)
    expect(await auditOf(actor.accountId)).toMatchObject([
      { actorName: actor.username, targetName: actor.username, details: { repositories: 1 } },
    ])
  })

  test('keeps its name from everybody else: no account, no organization, no push', async () => {
    const [{ actor, input, email }, other] = [await signedIn(), await newAccount()]
    const { username: name } = actor
    await deleteAccount(actor, input)
    const again = { username: name, email, passwordHash: 'none' }
    const making = mutate({ kind: 'system' }, (tx) => insertAccount(tx, again))
    await expect(making).rejects.toMatchObject({ code: 'conflict', fields: { username: expect.any(String) } })
    const organization = createOrganization(other, { name, displayName: 'Again' })
    await expect(organization).rejects.toMatchObject({
      code: 'conflict',
      fields: { name: expect.any(String) },
    })
    await expect(createRepositoryByPush(other, name, 'api')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is told by the logs of its organizations and of those of its company', async () => {
    const [{ actor, input }, owner] = [await signedIn(), await newAccount()]
    const { accountId, username } = actor
    const organization = await newOrganization([
      [owner, 'owner'],
      [actor, 'editor'],
    ])
    await createGroup(owner, organization.name, { name: 'ops' })
    await addGroupMember(owner, organization.name, 'ops', { username })
    const managed = await newOrganization([[owner, 'owner']])
    const name = `company of ${username}`
    await db.company.create({
      data: { name, owners: { create: { accountId } }, organizations: { connect: { id: managed.id } } },
    })
    await deleteAccount(actor, input)
    expect((await logOfOrganization(organization)).at(-1)).toEqual({
      ...{ action: 'member.leave', actorName: username, targetName: username },
      details: { role: 'editor', groups: ['ops'] },
    })
    expect(await logOfOrganization(managed)).toEqual([
      { action: 'company.remove_owner', actorName: username, targetName: name, details: { owner: username } },
    ])
  })

  test('needs the username typed and the password', async () => {
    const { actor, input } = await signedIn()
    await expect(deleteAccount(actor, { ...input, typedName: 'somebody' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { typedName: `Type ${actor.username} to delete the account.` },
    })
    await expect(deleteAccount(actor, { ...input, password: 'not the password' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { password: 'This is not your password.' },
    })
    expect(await exists(actor)).toBe(true)
    expect(await auditOf(actor.accountId)).toEqual([])
  })

  test('is for the person alone', async () => {
    const { actor, input } = await signedIn()
    const nobody: Actor = { kind: 'anonymous', address: newAddress() }
    await expect(deleteAccount(nobody, input)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(deleteAccount(await newTokenActor(actor), input)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await exists(actor)).toBe(true)
  })
})

describe('whoever others depend on', () => {
  test('stays: the only owner of an organization', async () => {
    const [{ actor, input }, other] = [await signedIn(), await signedIn()]
    const { id, name } = await newOrganization([
      [actor, 'owner'],
      [other.actor, 'editor'],
    ])
    await expect(deleteAccount(actor, input)).rejects.toMatchObject({
      code: 'conflict',
      message: `You are the only owner of ${name}. Make someone else an owner, or delete it first.`,
    })
    await db.membership.updateMany({ where: { organizationId: id }, data: { role: 'owner' } })
    await deleteAccount(actor, input)
    expect(await db.membership.findMany({ where: { organizationId: id } })).toHaveLength(1)
  })

  test('stays, one of the two owners who leave at once', async () => {
    const people = [await signedIn(), await signedIn()]
    const { id } = await newOrganization(people.map(({ actor }) => [actor, 'owner']))
    const outcomes = await Promise.allSettled(people.map(({ actor, input }) => deleteAccount(actor, input)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.membership.count({ where: { organizationId: id, role: 'owner' } })).toBe(1)
  })
})
