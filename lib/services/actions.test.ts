import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import * as actions from '#lib/services/actions.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

const newKey = () => crypto.randomUUID()
const permissions = [{ name: 'read', role: 'member' as const }]

/** Each server action, called as a browser might call it. */
const calls: Record<string, (of: string | null, service: string, pattern: string) => Promise<unknown>> = {
  createServiceAction: (of) =>
    actions.createServiceAction(of, { name: 'theirs', hosts: [], rules: [], permissions }, newKey()),
  updateServiceAction: (of, service) => actions.updateServiceAction(of, service, { hosts: [] }),
  deleteServiceAction: (of, service) => actions.deleteServiceAction(of, service),
  confirmHostAction: (of, service, pattern) =>
    actions.confirmHostAction({ organization: `${of}`, service, pattern }),
  releaseHostAction: (of, service, pattern) =>
    actions.releaseHostAction({ organization: `${of}`, service, pattern }),
}

beforeEach(() => {
  session.actor = null
})

describe('server actions', () => {
  it('are all tried here', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(actions).sort())
  })

  it('without a session, of another organization or of the installation, change nothing', async () => {
    const [owner, stranger] = [await newAccount(), await newAccount()]
    const acme = await newOrganization([[owner, 'owner']])
    const other = await newOrganization([[stranger, 'owner']])
    const services = [await newService(acme), await newService()]
    const everything = () =>
      db.service.findMany({ where: { id: { in: services.map(({ id }) => id) } }, include: { hosts: true } })
    const before = await everything()
    for (const [action, call] of Object.entries(calls)) {
      for (const [of, { name, host }] of [
        [acme.name, services[0]!] as const,
        [null, services[1]!] as const,
      ]) {
        session.actor = null
        expect(await call(of, name, host), action).toMatchObject({ error: { code: 'unauthenticated' } })
        session.actor = stranger
        expect(await call(of, name, host), action).toMatchObject({ error: { code: 'not_found' } })
        if (action === 'createServiceAction') continue
        expect(await call(other.name, name, host), action).toMatchObject({ error: { code: 'not_found' } })
      }
    }
    expect(await everything()).toEqual(before)
    expect(await db.service.count({ where: { organizationId: acme.id } })).toBe(1)
  })

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    const { name } = await newOrganization([[session.actor, 'owner']])
    const answered = { ok: false, error: { code: expect.stringMatching(/^(invalid|not_found)$/) } }
    for (const sent of [null, 'x', 7, [], { name: {} }, [[]], '\0'] as never[]) {
      expect(await actions.createServiceAction(name, sent, newKey())).toMatchObject(answered)
      expect(await actions.createServiceAction(sent, { name: 'x' } as never, newKey())).toMatchObject(
        answered,
      )
      expect(await actions.updateServiceAction(name, sent, {})).toMatchObject(answered)
      expect(await actions.updateServiceAction(sent, 'npm', {})).toMatchObject(answered)
      expect(await actions.updateServiceAction(name, 'npm', sent)).toMatchObject(answered)
      expect(await actions.deleteServiceAction(name, sent)).toMatchObject(answered)
      expect(await actions.confirmHostAction(sent)).toMatchObject(answered)
      expect(await actions.releaseHostAction(sent)).toMatchObject(answered)
    }
  })
})
