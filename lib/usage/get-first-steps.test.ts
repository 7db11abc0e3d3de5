import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'
import { getFirstSteps } from '#lib/usage/get-first-steps.ts'

const now = new Date('2026-03-02T10:00:00Z')
const steps = (hasToken: boolean, hasSignedIn: boolean, hasPulled: boolean) => ({
  ...{ hasToken, hasSignedIn, hasPulled },
})

const exchange = (tokenId: string, action: string, outcome: 'granted' | 'refused') =>
  db.tokenExchange.create({ data: { tokenId, at: now, door: 'registry', action, outcome } })

it('tells what has been done: made, signed in, pulled', async () => {
  const actor = await newAccount()
  expect(await getFirstSteps(actor, now)).toEqual(steps(false, false, false))
  const { id } = await newToken(actor, { createdAt: now })
  expect(await getFirstSteps(actor, now)).toEqual(steps(true, false, false))
  await db.token.update({ where: { id }, data: { lastUsedAt: now } })
  await exchange(id, 'signed in', 'granted')
  await exchange(id, 'asked to push demo/pulled web', 'granted')
  await exchange(id, 'asked to pull demo/web', 'refused')
  expect(await getFirstSteps(actor, now)).toEqual(steps(true, true, false))
  await exchange(id, 'pulled demo/web:latest', 'granted')
  expect(await getFirstSteps(actor, now)).toEqual(steps(true, true, true))
  expect(await getFirstSteps(actor, new Date(now.getTime() + day))).not.toBeNull()
  expect(await getFirstSteps(actor, new Date(now.getTime() + day + 1))).toBeNull()
})

it('leaves alone who is no newcomer: with three tokens, or one older than a week', async () => {
  const [many, old] = [await newAccount(), await newAccount()]
  for (let made = 0; made < 2; made++) await newToken(many, { createdAt: now })
  expect(await getFirstSteps(many, now)).not.toBeNull()
  await newToken(many, { createdAt: now })
  expect(await getFirstSteps(many, now)).toBeNull()
  await newToken(old, { createdAt: new Date(now.getTime() - 7 * day) })
  expect(await getFirstSteps(old, now)).not.toBeNull()
  expect(await getFirstSteps(old, new Date(now.getTime() + 1))).toBeNull()
})

it('is for people, and about their own tokens', async () => {
  await newToken(await newAccount(), { createdAt: now })
  expect(await getFirstSteps(await newAccount(), now)).toEqual(steps(false, false, false))
  await expect(getFirstSteps(await newTokenActor(await newAccount()), now)).rejects.toMatchObject({
    code: 'forbidden',
  })
})
