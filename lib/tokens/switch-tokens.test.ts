import { describe, expect, it } from 'vitest'
import { ownAccount } from '#lib/owners.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'

const switches = [
  { verb: 'deactivate', from: true, to: 'inactive' },
  { verb: 'activate', from: false, to: 'active' },
] as const

describe.each(switches)('$verb', ({ verb, from, to }) => {
  const run = (actor: AccountActor, id: string) => switchTokens(actor, ownAccount, [id], to)

  it('changes the state, with an entry in the log', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { isActive: from, description: 'CI' })
    expect(await run(actor, id)).toEqual({ switched: 1 })
    expect(await getToken(actor, ownAccount, id)).toMatchObject({ status: to })
    const details = { hint: expect.stringMatching(/^gate_pat_…\w{4}$/) }
    expect(await logOf(actor)).toEqual([{ action: `token.${verb}`, targetName: 'CI', details }])
  })

  it('done already is no failure, and no second entry', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { isActive: from })
    await run(actor, id)
    expect(await run(actor, id)).toEqual({ switched: 0 })
    expect(await logOf(actor)).toHaveLength(1)
  })

  it('asked for many times at once happens once', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { isActive: from })
    const answers = await Promise.all(Array.from({ length: 8 }, () => run(actor, id)))
    expect(answers.map(({ switched }) => switched).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect(await logOf(actor)).toHaveLength(1)
  })

  it.each([true, false])('is refused for an expired token (active: %s)', async (isActive) => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { isActive, expiresAt: new Date(Date.now() - 1) })
    const message = 'An expired token can only be rotated or deleted.'
    await expect(run(actor, id)).rejects.toMatchObject({ code: 'conflict', message })
    expect(await getToken(actor, ownAccount, id)).toMatchObject({ status: 'expired' })
    expect(await logOf(actor)).toEqual([])
  })

  it('touches one token alone', async () => {
    const actor = await newAccount()
    const [one, other] = [
      await newToken(actor, { isActive: from }),
      await newToken(actor, { isActive: from }),
    ]
    const before = await getToken(actor, ownAccount, other.id)
    await run(actor, one.id)
    expect(await getToken(actor, ownAccount, other.id)).toEqual(before)
  })
})

it('undoing a deactivation leaves the token as it was', async () => {
  const actor = await newAccount()
  const { id } = await newToken(actor, {
    lastUsedAt: new Date(),
    expiresAt: new Date('2199-01-01T00:00:00Z'),
  })
  const before = await getToken(actor, ownAccount, id)
  await switchTokens(actor, ownAccount, [id], 'inactive')
  await switchTokens(actor, ownAccount, [id], 'active')
  expect(await getToken(actor, ownAccount, id)).toEqual(before)
  expect((await logOf(actor)).map(({ action }) => action)).toEqual(['token.deactivate', 'token.activate'])
})
