import { describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import * as actions from '#lib/companies/actions.ts'
import { createCompany } from '#lib/companies/create-company.ts'
import { getCompany } from '#lib/companies/get-company.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

/** Each server action, called as a browser might call it. */
const calls: Record<keyof typeof actions, (id: unknown, sent?: unknown) => Promise<unknown>> = {
  createCompanyAction: (_, sent = { name: 'Taken over' }) =>
    actions.createCompanyAction(sent as never, crypto.randomUUID()),
  updateCompanyAction: (id, sent = { name: 'Taken over' }) =>
    actions.updateCompanyAction(id as string, sent as never),
  deleteCompanyAction: (id, sent = { typedName: 'x' }) =>
    actions.deleteCompanyAction(id as string, sent as never),
  addCompanyOwnerAction: (id, sent = { username: 'x' }) =>
    actions.addCompanyOwnerAction(id as string, sent as never, crypto.randomUUID()),
  removeCompanyOwnerAction: (id, sent = { username: 'x' }) =>
    actions.removeCompanyOwnerAction(id as string, sent as never),
  addCompanyOrganizationAction: (id, sent = { organization: 'x' }) =>
    actions.addCompanyOrganizationAction(id as string, sent as never, crypto.randomUUID()),
  removeCompanyOrganizationAction: (id, sent = { organization: 'x' }) =>
    actions.removeCompanyOrganizationAction(id as string, sent as never),
}
const names = Object.keys(calls) as (keyof typeof calls)[]

describe('server actions', () => {
  it('are all tried here', () => {
    expect([...names].sort()).toEqual(Object.keys(actions).sort())
  })

  it.each(names)('%s without a session, or by who administers nothing, changes nothing', async (name) => {
    const administrator = await newSiteAdministrator()
    const { id } = await createCompany(administrator, { name: `Of ${name} ${administrator.username}` })
    const before = await getCompany(administrator, id)
    session.actor = null
    expect(await calls[name](id)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    session.actor = await newAccount()
    expect(await calls[name](id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await getCompany(administrator, id)).toEqual(before)
  })

  it('survive whatever is sent', async () => {
    session.actor = await newSiteAdministrator()
    for (const sent of [null, 'x', 7, [], { name: {} }, [[]], '\0']) {
      for (const name of names) {
        const code = expect.stringMatching(/^(invalid|not_found)$/)
        expect(await calls[name](sent, sent)).toMatchObject({ ok: false, error: { code } })
      }
    }
  })
})
