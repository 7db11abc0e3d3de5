import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import * as actions from '#lib/groups/actions.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

const newKey = () => crypto.randomUUID()

/** Each server action, called as a browser might call it. */
const calls: Record<string, (organization: string, username: string) => Promise<unknown>> = {
  createGroupAction: (organization) => actions.createGroupAction(organization, { name: 'theirs' }, newKey()),
  updateGroupAction: (organization) => actions.updateGroupAction(organization, 'ops', { name: 'theirs' }),
  deleteGroupAction: (organization) => actions.deleteGroupAction(organization, 'ops'),
  addGroupMemberAction: (organization, username) =>
    actions.addGroupMemberAction(organization, 'ops', { username }),
  removeGroupMemberAction: (organization, username) =>
    actions.removeGroupMemberAction(organization, 'ops', { username }),
  setGroupRepositoryAction: (organization) =>
    actions.setGroupRepositoryAction(organization, 'ops', { repository: 'api', access: 'admin' }),
  removeGroupRepositoryAction: (organization) =>
    actions.removeGroupRepositoryAction(organization, 'ops', { repository: 'api' }),
}

beforeEach(() => {
  session.actor = null
})

describe('server actions', () => {
  it('are all tried here', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(actions).sort())
  })

  it('without a session, or of another organization, change nothing', async () => {
    const [owner, stranger] = [await newAccount(), await newAccount()]
    const { id, name } = await newOrganization([[owner, 'owner']])
    const other = await newOrganization([[stranger, 'owner']])
    await db.repository.create({ data: { namespace: name, name: 'api', visibility: 'private' } })
    await createGroup(owner, name, { name: 'ops' })
    await addGroupMember(owner, name, 'ops', { username: owner.username })
    await setGroupRepository(owner, name, 'ops', { repository: 'api', access: 'read' })
    const everything = () =>
      Promise.all([
        db.group.findMany({ where: { organizationId: id }, include: { members: true, repositories: true } }),
        db.auditEntry.count({ where: { organizationId: id } }),
      ])
    const before = await everything()
    for (const [action, call] of Object.entries(calls)) {
      session.actor = null
      expect(await call(name, owner.username), action).toMatchObject({ error: { code: 'unauthenticated' } })
      session.actor = stranger
      expect(await call(name, owner.username), action).toMatchObject({ error: { code: 'not_found' } })
      if (action === 'createGroupAction') continue
      expect(await call(other.name, owner.username), action).toMatchObject({ error: { code: 'not_found' } })
    }
    expect(await everything()).toEqual(before)
  })

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    const { name } = await newOrganization([[session.actor, 'owner']])
    await createGroup(session.actor, name, { name: 'ops' })
    const answered = { ok: false, error: { code: expect.stringMatching(/^(invalid|not_found)$/) } }
    for (const sent of [null, 'x', 7, [], { name: {} }, [[]], '\0'] as never[]) {
      expect(await actions.createGroupAction(name, sent, newKey())).toMatchObject(answered)
      expect(await actions.deleteGroupAction(name, sent)).toMatchObject(answered)
      for (const action of [
        actions.updateGroupAction,
        actions.addGroupMemberAction,
        actions.removeGroupMemberAction,
        actions.setGroupRepositoryAction,
        actions.removeGroupRepositoryAction,
      ]) {
        expect(
          await action(name, sent, { name: 'any', username: 'x', repository: 'x' } as never),
        ).toMatchObject(answered)
        if (action !== actions.updateGroupAction)
          expect(await action(name, 'ops', sent)).toMatchObject(answered)
      }
    }
  })
})
