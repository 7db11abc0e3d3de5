import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import * as actions from '#lib/members/actions.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

/** Each server action, called as a browser might call it. */
const calls: Record<string, (organization: string, username: string) => Promise<unknown>> = {
  changeRoleAction: (organization, username) =>
    actions.changeRoleAction(organization, { username, role: 'owner' }),
  removeMemberAction: (organization, username) => actions.removeMemberAction(organization, { username }),
}

beforeEach(() => {
  session.actor = null
})

describe('server actions', () => {
  it('are all tried here', () => {
    expect([...Object.keys(calls), 'searchMembersAction'].sort()).toEqual(Object.keys(actions).sort())
  })

  it('searchMembersAction finds members for members, whatever is sent', async () => {
    const [owner, member, stranger] = [await newAccount(), await newAccount(), await newAccount()]
    const { name } = await newOrganization([
      [owner, 'owner'],
      [member, 'member'],
    ])
    const search = (text: unknown) => actions.searchMembersAction(name, text as string)
    expect(await search('')).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    session.actor = stranger
    expect(await search('')).toMatchObject({ ok: false, error: { code: 'not_found' } })
    session.actor = member
    const found = [{ username: owner.username, name: expect.any(String) }]
    expect(await search(owner.username)).toEqual({ ok: true, data: found })
    for (const sent of [undefined, null, 7, [], {}]) {
      expect(await search(sent)).toMatchObject({ ok: true, data: { length: 2 } })
    }
  })

  it.each(Object.keys(calls))(
    '%s without a session, or of another organization, changes nothing',
    async (name) => {
      const [owner, member, stranger] = [await newAccount(), await newAccount(), await newAccount()]
      const organization = await newOrganization([
        [owner, 'owner'],
        [member, 'member'],
      ])
      const other = await newOrganization([[stranger, 'owner']])
      const membersOf = () =>
        db.membership.findMany({ where: { organizationId: organization.id }, orderBy: { accountId: 'asc' } })
      const before = await membersOf()
      const call = (organization: string) => calls[name]!(organization, member.username)
      expect(await call(organization.name)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
      session.actor = stranger
      expect(await call(organization.name)).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(await call(other.name)).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(await membersOf()).toEqual(before)
      expect(await logOfOrganization(organization)).toEqual([])
    },
  )

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    const { name } = await newOrganization([[session.actor, 'owner']])
    for (const sent of [undefined, null, 'x', 7, [], { username: {} }, [[]], '\0']) {
      for (const [organization, input] of [
        [name, sent],
        [sent, { username: 'x', role: 'owner' }],
      ] as [string, never][]) {
        for (const action of [actions.changeRoleAction, actions.removeMemberAction]) {
          expect(await action(organization, input)).toMatchObject({
            ok: false,
            error: { code: expect.stringMatching(/^(invalid|not_found)$/) },
          })
        }
      }
    }
  })
})
