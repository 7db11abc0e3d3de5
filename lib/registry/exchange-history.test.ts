import { beforeEach, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { exchange } from '#lib/registry/exchange.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { listTokenExchanges } from '#lib/usage/list-token-exchanges.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'

let owner: AccountActor
beforeEach(async () => void (owner = await newAccount()))

type Made = Awaited<ReturnType<typeof newToken>>

/** What the history says after somebody has asked for these scopes. */
async function historyOf({ id, secret }: Made, ...scopes: string[]) {
  const login = { kind: 'login', username: owner.username, secret } as const
  const context = {
    address: newAddress(),
    userAgent: 'docker/28.2.2',
    door: 'registry',
    now: new Date(),
  } as const
  await exchange({ login, services: [], scopes }, context).catch(() => {})
  await tokenExchanges.flush()
  const [latest, ...more] = await listTokenExchanges(owner, ownAccount, id)
  expect(more).toEqual([])
  expect(latest).toMatchObject({
    at: context.now,
    address: context.address,
    client: 'docker 28.2.2',
    door: 'registry',
  })
  const { action, outcome, reason } = latest!
  return { action, outcome, reason }
}

it('tells what was asked and granted', async () => {
  const { fullName } = await newRepository(owner)
  expect(await historyOf(await newToken(owner), `repository:${fullName}:pull`)).toEqual({
    ...{ action: `asked to pull ${fullName}`, outcome: 'granted', reason: null },
  })
})

it('tells what of it was not granted', async () => {
  const { fullName } = await newRepository(owner)
  const token = await newToken(owner, { permission: 'read' })
  expect(await historyOf(token, `repository:${fullName}:pull,push`)).toEqual({
    ...{ action: `asked to push ${fullName}`, outcome: 'partly', reason: `push to ${fullName}` },
  })
})

it('tells that nothing was', async () => {
  const other = await newRepository(await newAccount())
  expect(await historyOf(await newToken(owner), `repository:${other.fullName}:pull`)).toEqual({
    ...{ action: `asked to pull ${other.fullName}`, outcome: 'refused', reason: `pull of ${other.fullName}` },
  })
})

it('tells that a token that may not be used was, what for, and why it was refused', async () => {
  const inactive = await newToken(owner, { isActive: false })
  expect(await historyOf(inactive, 'repository:demo/api:pull')).toEqual({
    ...{ action: 'asked to pull demo/api', outcome: 'refused', reason: 'This access token is deactivated.' },
  })
  const expired = await newToken(owner, { expiresAt: new Date('2026-11-28T14:00:00Z') })
  expect(await historyOf(expired)).toEqual({
    ...{ action: 'tried to sign in', outcome: 'refused' },
    reason: 'This access token expired on 2026-11-28 14:00 UTC.',
  })
  expect((await db.token.findUniqueOrThrow({ where: { id: expired.id } })).lastUsedAt).toBeNull()
})

it('tells nothing of what is malformed, nor of one that asks in the wrong name', async () => {
  const { id, secret } = await newToken(owner)
  const context = { address: newAddress(), userAgent: undefined, door: 'registry', now: new Date() } as const
  for (const [username, scope] of [
    [owner.username, 'nonsense'],
    ['somebody-else', 'repository:demo/api:pull'],
  ] as const) {
    const login = { kind: 'login', username, secret } as const
    await expect(exchange({ login, services: [], scopes: [scope] }, context)).rejects.toThrow()
  }
  await tokenExchanges.flush()
  expect(await listTokenExchanges(owner, ownAccount, id)).toEqual([])
})
