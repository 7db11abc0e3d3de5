import { describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import * as actions from '#lib/organizations/actions.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

const newKey = () => crypto.randomUUID()

/** Each server action, called as a browser might call it. */
const calls: Record<string, (name: string) => Promise<unknown>> = {
  createOrganizationAction: () =>
    actions.createOrganizationAction({ name: 'made-by-nobody', displayName: 'Made by nobody' }, newKey()),
  updateOrganizationAction: (name) => actions.updateOrganizationAction(name, { displayName: 'Taken over' }),
  deleteOrganizationAction: (name) => actions.deleteOrganizationAction(name, { typedName: name }),
  changePlanAction: (name) => actions.changePlanAction(name, { plan: 'free' }),
}

async function acme() {
  const { id, name } = await newOrganization([[await newAccount(), 'owner']])
  return { name, row: () => db.organization.findUnique({ where: { id } }) }
}

describe('server actions', () => {
  it('are all tried here', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(actions).sort())
  })

  it.each(Object.keys(calls))('%s without a session changes nothing', async (action) => {
    session.actor = null
    const { name, row } = await acme()
    const before = await row()
    expect(await calls[action]!(name)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect(await row()).toEqual(before)
    expect(await db.namespace.count({ where: { name: 'made-by-nobody' } })).toBe(0)
  })

  it.each(Object.keys(calls).filter((action) => action !== 'createOrganizationAction'))(
    "%s of others' organization changes nothing",
    async (action) => {
      session.actor = await newAccount()
      const { name, row } = await acme()
      const before = await row()
      expect(await calls[action]!(name)).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(await row()).toEqual(before)
    },
  )

  it('survive whatever is sent', async () => {
    session.actor = { ...(await newAccount()), isSiteAdministrator: true }
    for (const sent of [undefined, null, 'x', 7, [], { name: {} }, [[]], '\0']) {
      const answers = await Promise.all([
        actions.createOrganizationAction(sent as never, newKey()),
        actions.updateOrganizationAction(sent as never, sent as never),
        actions.deleteOrganizationAction(sent as never, sent as never),
        actions.changePlanAction(sent as never, sent as never),
        actions.changePlanAction(sent as never, { plan: 'team' }),
      ])
      for (const answer of answers) {
        const code = expect.stringMatching(/^(invalid|not_found)$/)
        expect(answer).toMatchObject({ ok: false, error: { code } })
      }
    }
  })
})
