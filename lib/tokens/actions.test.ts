import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/db.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import * as actions from '#lib/tokens/actions.ts'
import type { CreateToken, UpdateToken } from '#lib/tokens/schema.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))

const grant = { description: 'Taken over', permission: 'admin', repositories: 'all' } as const

/** Each server action, called as a browser might call it. */
const calls: Record<string, (id: string) => Promise<unknown>> = {
  createTokenAction: () => actions.createTokenAction({ ...grant, expiresAt: null }),
  updateTokenAction: (id) => actions.updateTokenAction({ ...grant, id }),
  activateTokenAction: actions.activateTokenAction,
  deactivateTokenAction: actions.deactivateTokenAction,
  deleteTokensAction: (id) => actions.deleteTokensAction([id]),
}

beforeEach(() => {
  session.actor = null
})

describe('server actions', () => {
  it('are all tried here', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(actions).sort())
  })

  it.each(Object.keys(calls))('%s without a session changes nothing', async (name) => {
    const owner = await newAccount()
    const { id } = await newToken(owner)
    const all = await db.token.findMany({ where: { accountId: owner.accountId } })
    expect(await calls[name]!(id)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect(await db.token.findMany({ where: { accountId: owner.accountId } })).toEqual(all)
    expect(await logOf(owner)).toEqual([])
  })

  it.each(Object.keys(calls).filter((name) => name !== 'createTokenAction'))(
    "%s with another account's id changes nothing",
    async (name) => {
      const owner = await newAccount()
      session.actor = await newAccount()
      const { id } = await newToken(owner, { isActive: name !== 'activateTokenAction' })
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
    expect(await actions.createTokenAction(wrong)).toEqual({ ok: false, error })
  })

  it('survive whatever is sent', async () => {
    session.actor = await newAccount()
    for (const sent of [undefined, null, 'x', 7, [], { id: {} }, [[]], '\0']) {
      const answers = await Promise.all([
        actions.createTokenAction(sent as unknown as CreateToken),
        actions.updateTokenAction(sent as unknown as UpdateToken),
        actions.activateTokenAction(sent as string),
        actions.deactivateTokenAction(sent as string),
        actions.deleteTokensAction(sent as unknown as string[]),
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
    const made = await actions.createTokenAction({ ...grant, expiresAt: null })
    if (!made.ok) throw new Error(made.error.message)
    const { token, secret } = made.data
    expect(secret).toMatch(/^gate_pat_\w{36}$/)
    const later = [
      await actions.updateTokenAction({ ...grant, id: token.id, description: 'CI' }),
      await actions.deactivateTokenAction(token.id),
      await actions.activateTokenAction(token.id),
      await actions.deleteTokensAction([token.id]),
      await db.auditEntry.findMany({ where: { accountId: session.actor.accountId } }),
    ]
    expect(JSON.stringify(later)).not.toContain(secret.slice(9, 39))
  })
})
