import { afterEach, describe, expect, test, vi } from 'vitest'
import { db, pool } from '#lib/database/db.ts'
import {
  assertNotLimited,
  countFailure,
  countFailureSoon,
  reserveAttempt,
} from '#lib/rate-limits/failures.ts'
import { loseFailureCounts } from '#lib/testing/lose-failure-counts.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'

/** A machine under load is slow to open its first connection. */
const patience = { timeout: 10_000 }

const minutes = 60_000
const limited = expect.objectContaining({ code: 'limited' })
let made = 0
const stranger = () => ({ accountId: crypto.randomUUID(), isKnownHere: false })
const newName = () => `name-${process.pid}-${made++}`

async function fail(times: number, address: string, name = () => newName()) {
  for (let time = 0; time < times; time++) await countFailure(address, name())
}

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('failures', () => {
  test('are allowed ten times for a name from one address', async () => {
    const [address, name] = [newAddress(), newName()]
    await fail(10, address, () => name)
    await expect(countFailure(address, name)).rejects.toEqual(limited)
    await expect(assertNotLimited(address, name)).rejects.toEqual(limited)
  })

  test('of one name leave other names at that address alone, and the name elsewhere', async () => {
    const [address, name] = [newAddress(), newName()]
    await fail(10, address, () => name)
    await assertNotLimited(address, newName())
    await assertNotLimited(newAddress(), name)
  })

  test('are allowed a hundred times for an address', async () => {
    const address = newAddress()
    await fail(99, address)
    await assertNotLimited(address, newName())
    await fail(1, address)
    await expect(assertNotLimited(address)).rejects.toEqual(limited)
    await expect(assertNotLimited(address, newName())).rejects.toEqual(limited)
    await expect(countFailure(address)).rejects.toEqual(limited)
  })

  test('of a name are the same in capitals', async () => {
    const [address, name] = [newAddress(), newName()]
    await fail(10, address, () => name.toUpperCase())
    await expect(assertNotLimited(address, name)).rejects.toEqual(limited)
  })

  test('are forgotten ten minutes after the first, and say until then how long', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
    const [address, name] = [newAddress(), newName()]
    await fail(10, address, () => name)
    vi.setSystemTime(new Date('2026-03-01T12:03:00Z'))
    await expect(assertNotLimited(address, name)).rejects.toMatchObject({
      code: 'limited',
      retryAfter: (7 * minutes) / 1000,
      message: 'Too many failed attempts. Try again in 7 minutes.',
    })
    vi.setSystemTime(new Date('2026-03-01T12:10:00.001Z'))
    await assertNotLimited(address, name)
    await countFailure(address, name)
  })

  test('from one /64 of IPv6 are one visitor', async () => {
    const [net, name] = [`2001:db8:${process.pid.toString(16)}:1`, newName()]
    for (let host = 1; host <= 10; host++) await countFailure(`${net}::${host}`, name)
    await expect(assertNotLimited(`${net}:ffff:ffff:ffff:ffff`, name)).rejects.toEqual(limited)
  })

  test('leave nothing of what was typed in the database', async () => {
    const name = newName()
    await countFailure(newAddress(), name)
    expect(await db.rateLimit.count({ where: { key: { contains: name } } })).toBe(0)
  })
})

describe('a reserved try', () => {
  test('counts as failed until it is given back', async () => {
    const [address, name] = [newAddress(), newName()]
    await fail(9, address, () => name)
    const attempt = await reserveAttempt(address, name)
    await expect(reserveAttempt(address, name)).rejects.toEqual(limited)
    await attempt.release()
    await reserveAttempt(address, name)
  })

  test('is refused beyond the tenth of fifty side by side', async () => {
    const [address, name] = [newAddress(), newName()]
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => reserveAttempt(address, name)))
    const allowed = tries.filter(({ status }) => status === 'fulfilled')
    expect(allowed).toHaveLength(10)
    for (const refused of tries.filter((each) => each.status === 'rejected'))
      expect(refused.reason).toEqual(limited)
  })

  test('must fail, without saying why, when the account was tried too often by another name', async () => {
    const [address, tried] = [newAddress(), stranger()]
    const [one, other] = [newName(), newName()]
    for (let time = 0; time < 10; time++)
      expect((await reserveAttempt(address, one, tried)).mustFail).toBe(false)
    expect((await reserveAttempt(address, other, tried)).mustFail).toBe(true)
    expect((await reserveAttempt(newAddress(), other, tried)).mustFail).toBe(false)
  })
})

describe('in a day, from all networks together,', () => {
  const tryFromElsewhere = (name: string, tried: ReturnType<typeof stranger>) =>
    reserveAttempt(newAddress(), name, tried)

  test('a name is tried a hundred times, except where its person has signed in before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
    const [name, tried] = [newName(), stranger()]
    for (let time = 0; time < 100; time++) await tryFromElsewhere(name, tried)
    await expect(tryFromElsewhere(name, tried)).rejects.toMatchObject({
      code: 'limited',
      retryAfter: 86_400,
      message:
        'Too many failed attempts. Try again in 24 hours, or from a network where you have signed in before.',
    })
    const home = { ...tried, isKnownHere: true }
    expect((await reserveAttempt(newAddress(), name, home)).mustFail).toBe(false)
    vi.setSystemTime(new Date('2026-03-02T12:00:00.001Z'))
    expect((await tryFromElsewhere(name, tried)).mustFail).toBe(false)
  })

  test('an account is, too, under its two names, without saying that they belong together', async () => {
    const [username, email, tried] = [newName(), newName(), stranger()]
    for (let time = 0; time < 50; time++) {
      expect((await tryFromElsewhere(username, tried)).mustFail).toBe(false)
      expect((await tryFromElsewhere(email, tried)).mustFail).toBe(false)
    }
    expect((await tryFromElsewhere(email, tried)).mustFail).toBe(true)
    expect((await reserveAttempt(newAddress(), email, { ...tried, isKnownHere: true })).mustFail).toBe(false)
  })

  test('a name is tried a hundred times from each network where its person has signed in', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
    const [name, address] = [newName(), newAddress()]
    const home = { ...stranger(), isKnownHere: true }
    for (let time = 0; time < 100; time++) {
      await reserveAttempt(address, name, home)
      // Ten in ten minutes.
      if (time % 10 === 9) vi.setSystemTime(Date.now() + 10 * minutes + 1)
    }
    await expect(reserveAttempt(address, name, home)).rejects.toEqual(limited)
    expect((await reserveAttempt(newAddress(), name, home)).mustFail).toBe(false)
  })
})

describe('what costs the database', () => {
  const statements = () => vi.spyOn(pool, 'query')
  const counting = ({ mock }: ReturnType<typeof statements>) =>
    mock.calls.filter(([sent]: unknown[]) => (sent as { name?: string }).name === 'count-failures')

  test("is nothing before the answer to what can't be right, and one statement after it", async () => {
    const [address, name] = [newAddress(), newName()]
    const sent = statements()
    countFailureSoon(address, name)
    expect(sent).not.toHaveBeenCalled()
    await vi.waitFor(async () => expect(await pointsOf(address)).toEqual([1]), patience)
    expect(counting(sent)).toHaveLength(1)
  })

  test('is one statement for fifty of an address at once', async () => {
    const address = newAddress()
    const { sent } = await statementsOf(() =>
      Promise.all(Array.from({ length: 50 }, () => countFailure(address, newName()))),
    )
    expect(sent).toEqual(['count-failures'])
    expect(await pointsOf(address)).toEqual([50])
  })

  test('is nothing beyond the limit', async () => {
    const [address, name] = [newAddress(), newName()]
    for (let time = 0; time < 10; time++) countFailureSoon(address, name)
    const sent = statements()
    expect(() => countFailureSoon(address, name)).toThrow(limited)
    await expect(countFailure(address, name)).rejects.toEqual(limited)
    await expect(assertNotLimited(address, name)).rejects.toEqual(limited)
    await vi.waitFor(async () => expect(await pointsOf(address)).toEqual([10]), patience)
    expect(() => countFailureSoon(address, name)).toThrow(limited)
    expect(counting(sent)).toHaveLength(1)
  })
})

test("another replica's failures count, too", async () => {
  const [address, name] = [newAddress(), newName()]
  await fail(1, address, () => name)
  await db.rateLimit.updateMany({ where: { points: 1, key: { endsWith: address } }, data: { points: 100 } })
  await expect(assertNotLimited(address, name)).rejects.toEqual(limited)
  await expect(countFailure(address, name)).rejects.toEqual(limited)
})

test('without a database nothing is let through', async () => {
  const lost = loseFailureCounts()
  await expect(reserveAttempt(newAddress(), newName())).rejects.toThrow('gone')
  await expect(countFailure(newAddress(), newName())).rejects.toThrow('gone')
  lost.mockRestore()
})

async function pointsOf(address: string) {
  const rows = await db.rateLimit.findMany({ where: { key: { endsWith: address } } })
  return rows.map(({ points }) => points)
}
