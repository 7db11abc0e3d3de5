import { afterEach, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { networkOf } from '#lib/network-of.ts'
import { reserveCode } from '#lib/second-factor/reserve-code.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { day, minute } from '#lib/time.ts'

const now = new Date('2026-03-01T12:00:00Z')
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const limited = expect.objectContaining({ code: 'limited' })

const newTried = (address = newAddress()) => ({ accountId: crypto.randomUUID(), address })
type Tried = ReturnType<typeof newTried>
const attempt = (tried: Tried, at = now, signIn?: string) =>
  reserveCode(tried, signIn === undefined ? {} : { signIn }, at)
async function fail(times: number, tried: Tried, at = now) {
  for (let time = 0; time < times; time++) await attempt(tried, at)
}

afterEach(() => void vi.useRealTimers())

describe('five wrong codes', () => {
  test('lock the sixth out for five minutes from the fifth', async () => {
    const tried = newTried()
    await fail(4, tried)
    await fail(1, tried, later(4 * minute))
    await expect(attempt(tried, later(4 * minute + 1))).rejects.toMatchObject({
      code: 'limited',
      retryAfter: 300,
      message: 'Too many failed attempts. Try again in 5 minutes.',
    })
    await expect(attempt(tried, later(9 * minute - 1))).rejects.toEqual(limited)
    await fail(5, tried, later(9 * minute))
    await expect(attempt(tried, later(9 * minute))).rejects.toEqual(limited)
  })

  test('leave other accounts at the address alone, and the account elsewhere', async () => {
    const tried = newTried()
    await fail(5, tried)
    await attempt(newTried(tried.address))
    await attempt({ ...tried, address: newAddress() })
  })

  test('of one sign-in lock it at every address', async () => {
    const tried = newTried()
    for (let time = 0; time < 5; time++) await attempt({ ...tried, address: newAddress() }, now, 'one')
    await expect(attempt({ ...tried, address: newAddress() }, now, 'one')).rejects.toEqual(limited)
    await attempt({ ...tried, address: newAddress() }, now, 'another')
  })

  test('are forgotten with a right one', async () => {
    const tried = newTried()
    await fail(4, tried)
    await (await attempt(tried)).release()
    await fail(5, tried)
  })

  test('of fifty side by side are all that is allowed', async () => {
    const tried = newTried()
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => attempt(tried)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })
})

describe('in a day', () => {
  const tryFromElsewhere = (tried: Tried) => attempt({ ...tried, address: newAddress() })

  test('an account is tried a hundred times from all networks, except where its person has signed in', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const { accountId } = await newAccount()
    const home = { accountId, address: newAddress() }
    await db.signInNetwork.create({ data: { accountId, network: networkOf(home.address), lastAt: now } })
    for (let time = 0; time < 100; time++) await tryFromElsewhere(home)
    await expect(tryFromElsewhere(home)).rejects.toMatchObject({ code: 'limited', retryAfter: day / 1000 })
    await attempt(home)
  })
})

test('the counts name nothing of what they count', async () => {
  const tried = newTried()
  await attempt(tried)
  const rows = await db.rateLimit.findMany({ where: { key: { contains: tried.accountId } } })
  expect(rows).toEqual([])
})
