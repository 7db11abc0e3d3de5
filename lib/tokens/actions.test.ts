import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'
import * as actions from '#lib/tokens/actions.ts'
import type { CreateToken, UpdateToken } from '#lib/tokens/schema.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))
vi.mock('#lib/auth/visitor.ts', () => ({
  visitor: () => ({ address: '192.0.2.1', client: '', userAgent: '' }),
}))

const newKey = () => crypto.randomUUID()
const grant = {
  description: 'Taken over',
  permission: 'admin',
  repositories: 'all',
  publicRead: false,
} as const
const organizationGrant = {
  ...{ label: 'Taken over', description: '', publicRead: true, scopes: [] },
  repositories: { all: 'push' as const, chosen: [] },
}

const rotation = (id: string) => ({ ids: [id], expiresAt: null, graceHours: 24 as const })

/** Each server action, called as a browser might call it. */
const calls: Record<string, (id: string) => Promise<unknown>> = {
  createTokenAction: () => actions.createTokenAction(ownAccount, { ...grant, expiresAt: null }, newKey()),
  getUseOfSecretAction: (id) => actions.getUseOfSecretAction(ownAccount, id),
  getTokenAction: (id) => actions.getTokenAction(ownAccount, id),
  updateTokenAction: (id) => actions.updateTokenAction(ownAccount, { ...grant, id }),
  activateTokensAction: (id) => actions.activateTokensAction(ownAccount, [id]),
  deactivateTokensAction: (id) => actions.deactivateTokensAction(ownAccount, [id]),
  rotateTokensAction: (id) => actions.rotateTokensAction(ownAccount, rotation(id), newKey()),
  endRetiredSecretAction: (id) => actions.endRetiredSecretAction(ownAccount, id),
  deleteTokensAction: (id) => actions.deleteTokensAction(ownAccount, [id]),
}

/** The same on the tokens of an organization. */
const callsOfOrganization: Record<string, (id: string, name: string) => Promise<unknown>> = {
  createTokenAction: (_, name) =>
    actions.createTokenAction(organizationOwner(name), { ...organizationGrant, expiresAt: null }, newKey()),
  getUseOfSecretAction: (id, name) => actions.getUseOfSecretAction(organizationOwner(name), id),
  getTokenAction: (id, name) => actions.getTokenAction(organizationOwner(name), id),
  updateTokenAction: (id, name) =>
    actions.updateTokenAction(organizationOwner(name), { ...organizationGrant, id }),
  activateTokensAction: (id, name) => actions.activateTokensAction(organizationOwner(name), [id]),
  deactivateTokensAction: (id, name) => actions.deactivateTokensAction(organizationOwner(name), [id]),
  rotateTokensAction: (id, name) =>
    actions.rotateTokensAction(organizationOwner(name), rotation(id), newKey()),
  endRetiredSecretAction: (id, name) => actions.endRetiredSecretAction(organizationOwner(name), id),
  deleteTokensAction: (id, name) => actions.deleteTokensAction(organizationOwner(name), [id]),
}

beforeEach(() => {
  session.actor = null
})

describe('server actions', () => {
  it('are all tried here', () => {
    const tried = new Set([...Object.keys(calls), ...Object.keys(callsOfOrganization)])
    expect([...tried].sort()).toEqual(Object.keys(actions).sort())
  })

  it.each(Object.keys(calls))('%s without a session changes nothing', async (name) => {
    const owner = await newAccount()
    const { id } = await newToken(owner)
    const all = await db.token.findMany({ where: { accountId: owner.accountId }, orderBy: { id: 'asc' } })
    expect(await calls[name]!(id)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect(
      await db.token.findMany({ where: { accountId: owner.accountId }, orderBy: { id: 'asc' } }),
    ).toEqual(all)
    expect(await logOf(owner)).toEqual([])
  })

  it.each(Object.keys(calls).filter((name) => name !== 'createTokenAction'))(
    "%s with another account's id changes nothing",
    async (name) => {
      const owner = await newAccount()
      session.actor = await newAccount()
      const { id } = await newToken(owner, { isActive: name !== 'activateTokensAction' })
      const before = await db.token.findUniqueOrThrow({ where: { id } })
      expect(await calls[name]!(id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(await db.token.findUniqueOrThrow({ where: { id } })).toEqual(before)
      expect([await logOf(owner), await logOf(session.actor)]).toEqual([[], []])
    },
  )

  it('name the field that is wrong', async () => {
    session.actor = await newAccount()
    const message = 'Enter a description.'
    const error = { code: 'invalid', message, fields: { description: message } }
    const wrong = { ...grant, description: '', expiresAt: null }
    expect(await actions.createTokenAction(ownAccount, wrong, newKey())).toEqual({ ok: false, error })
  })

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    for (const sent of [undefined, null, 'x', 7, [], { id: {} }, [[]], '\0']) {
      const answers = await Promise.all([
        actions.createTokenAction(ownAccount, sent as unknown as CreateToken<'account'>, newKey()),
        actions.createTokenAction(
          ownAccount,
          { ...grant, expiresAt: null },
          sent === null || sent === 'x' ? '' : (sent as string),
        ),
        actions.getUseOfSecretAction(ownAccount, sent as string),
        actions.getTokenAction(ownAccount, sent as string),
        actions.updateTokenAction(ownAccount, sent as unknown as UpdateToken<'account'>),
        actions.activateTokensAction(ownAccount, sent as unknown as string[]),
        actions.deactivateTokensAction(ownAccount, sent as unknown as string[]),
        actions.deleteTokensAction(ownAccount, sent as unknown as string[]),
      ])
      for (const answer of answers) {
        expect(answer).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/^(invalid|not_found)$/) },
        })
      }
    }
  })

  it('give the secret to the answer of its making alone', async () => {
    session.actor = await newAccount()
    const made = await actions.createTokenAction(ownAccount, { ...grant, expiresAt: null }, newKey())
    if (!made.ok) throw new Error(made.error.message)
    const { token, secret } = made.data
    expect(secret).toMatch(/^gate_pat_\w{36}$/)
    const later = [
      await actions.updateTokenAction(ownAccount, { ...grant, id: token.id, description: 'CI' }),
      await actions.deactivateTokensAction(ownAccount, [token.id]),
      await actions.activateTokensAction(ownAccount, [token.id]),
      await actions.deleteTokensAction(ownAccount, [token.id]),
      await db.auditEntry.findMany({ where: { accountId: session.actor.accountId } }),
    ]
    expect(JSON.stringify(later)).not.toContain(secret!.slice(9, 39))
  })
})

describe('server actions on an organization’s tokens', () => {
  it.each(Object.keys(callsOfOrganization))(
    '%s changes nothing without a session, nor for who may not know of it',
    async (name) => {
      const acme = await newOrganization([[await newAccount(), 'owner']])
      const { id } = await newOrganizationToken(acme, { isActive: name !== 'activateTokensAction' })
      const tokens = () => db.token.findMany({ where: { organizationId: acme.id }, orderBy: { id: 'asc' } })
      const before = await tokens()
      const answers = []
      for (const actor of [null, await newAccount()]) {
        session.actor = actor
        answers.push(await callsOfOrganization[name]!(id, acme.name))
      }
      expect(answers).toMatchObject([
        { ok: false, error: { code: 'unauthenticated' } },
        { ok: false, error: { code: 'not_found' } },
      ])
      expect([await tokens(), await logOfOrganization(acme)]).toEqual([before, []])
    },
  )

  it('give the secret to the answer of its making alone', async () => {
    session.actor = await newAccount()
    const acme = await newOrganization([[session.actor, 'owner']])
    const of = organizationOwner(acme.name)
    const input = { ...organizationGrant, expiresAt: null }
    const made = await actions.createTokenAction(of, input, newKey())
    if (!made.ok) throw new Error(made.error.message)
    const { token, secret } = made.data
    expect(secret).toMatch(/^gate_oat_\w{36}$/)
    const later = [
      await actions.updateTokenAction(of, { ...organizationGrant, id: token.id }),
      await actions.deactivateTokensAction(of, [token.id]),
      await actions.deleteTokensAction(of, [token.id]),
      await db.auditEntry.findMany({ where: { organizationId: acme.id } }),
    ]
    expect(JSON.stringify(later)).not.toContain(secret!.slice(9, 39))
  })

  it('take nothing for the words of the API’s client, which could say another expiry than the real one', async () => {
    session.actor = await newAccount()
    const acme = await newOrganization([[session.actor, 'owner']])
    const of = organizationOwner(acme.name)
    const words = {
      expiresAtSent: '2020-01-01T00:00:00Z',
      resourcesSent: [{ type: '\0', path: '*', scopes: [] }],
    }
    const forged = { ...organizationGrant, ...words }
    const made = await actions.createTokenAction(of, { ...forged, expiresAt: null }, newKey())
    if (!made.ok) throw new Error(made.error.message)
    const { id } = made.data.token
    expect(made.data.token).toMatchObject({ expiresAtSent: null, resourcesSent: null })
    const saved = await actions.updateTokenAction(of, { ...forged, id })
    expect(saved).toMatchObject({ ok: true, data: { expiresAtSent: null, resourcesSent: null } })
  })

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    const { name } = await newOrganization([[session.actor, 'owner']])
    for (const sent of [undefined, null, 'x', 7, [], { id: {} }, [[]], '\0']) {
      const answers = await Promise.all([
        actions.createTokenAction(organizationOwner(name), sent as never, newKey()),
        actions.createTokenAction(
          sent as unknown as ReturnType<typeof organizationOwner>,
          {
            ...organizationGrant,
            expiresAt: null,
          },
          newKey(),
        ),
        actions.updateTokenAction(organizationOwner(name), sent as never),
        actions.deleteTokensAction(organizationOwner(name), sent as never),
      ])
      const code = expect.stringMatching(/^(invalid|not_found)$/)
      for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code } })
    }
  })
})
