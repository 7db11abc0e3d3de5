import * as argon2 from '@node-rs/argon2'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import { db, pool } from '#lib/database/db.ts'
import { loseFailureCounts } from '#lib/testing/lose-failure-counts.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

vi.mock('@node-rs/argon2', { spy: true })

const wrong = expect.objectContaining({ code: 'unauthenticated', message: 'Wrong username or password.' })
const limited = expect.objectContaining({ code: 'limited' })
const settle = (tries: Promise<unknown>[]) => Promise.allSettled(tries)

async function failTenTimes(identifier: string, address: string) {
  for (let time = 0; time < 10; time++) {
    await expect(verifyPassword(identifier, new Secret('not the password'), address)).rejects.toEqual(wrong)
  }
}

function countedIn(sent: unknown): string[][] {
  const { name, values = [] } = sent as { name?: string; values?: string[][] }
  return name === 'count-failures' ? [values[0]!] : []
}

beforeEach(() => void vi.mocked(argon2.verify).mockClear())

describe('a password', () => {
  test('holds with the username and with the e-mail, in any case', async () => {
    const person = await newPerson()
    const address = newAddress()
    const actor = { kind: 'account', accountId: person.id, username: person.username, address }
    for (const identifier of [person.username, person.email, ` ${person.email.toUpperCase()} `]) {
      expect(await verifyPassword(identifier, new Secret(person.password), address)).toEqual(actor)
    }
  })

  test('is kept as Argon2id with at least 19 MiB, two passes and a salt of its own', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    const rows = await db.account.findMany({ where: { id: { in: [one.id, other.id] } } })
    for (const { passwordHash } of rows) {
      expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect(argon2.parseOptions(passwordHash)).toMatchObject({ saltLen: 16, outputLen: 32 })
    }
    expect(new Set(rows.map(({ passwordHash }) => passwordHash.split('$')[4])).size).toBe(2)
  })

  test('that is wrong, and a name that nobody has, get the same words after the same work', async () => {
    const { username, email } = await newPerson()
    const counted = vi.spyOn(pool, 'query')
    const names = [username, email, 'nobody-has-this-name', 'nobody@example.com', 'not a name\0']
    for (const name of names) {
      vi.mocked(argon2.verify).mockClear()
      counted.mockClear()
      await expect(verifyPassword(name, new Secret('not the password'), newAddress())).rejects.toEqual(wrong)
      expect(argon2.verify).toHaveBeenCalledTimes(1)
      // In one statement: for the address, name and account from there, and both in a day.
      const [keys] = counted.mock.calls.flatMap(([sent]) => countedIn(sent))
      expect(keys).toHaveLength(5)
      const [hash] = vi.mocked(argon2.verify).mock.calls[0]!
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    }
    counted.mockRestore()
  })
})

describe('too many wrong passwords', () => {
  test('close the name to that address, known or not, even to the right password, with no more work', async () => {
    const { username, password } = await newPerson()
    for (const name of [username, `ghost-${username}`]) {
      const address = newAddress()
      await failTenTimes(name, address)
      vi.mocked(argon2.verify).mockClear()
      await expect(verifyPassword(name, new Secret(password), address)).rejects.toEqual(limited)
      expect(argon2.verify).not.toHaveBeenCalled()
    }
  })

  test('do not lock the person out elsewhere', async () => {
    const { id, username, password } = await newPerson()
    await failTenTimes(username, newAddress())
    expect(await verifyPassword(username, new Secret(password), newAddress())).toMatchObject({
      accountId: id,
    })
  })

  test('by username close the e-mail too, without saying that the two belong together', async () => {
    const { username, email, password } = await newPerson()
    const address = newAddress()
    await failTenTimes(username, address)
    await expect(verifyPassword(email, new Secret(password), address)).rejects.toEqual(wrong)
    await expect(verifyPassword('stranger@example.com', new Secret(password), address)).rejects.toEqual(wrong)
  })

  test('are ten at most, however many are tried at once', async () => {
    const { username, password } = await newPerson()
    const address = newAddress()
    const tries = Array.from({ length: 50 }, (_, at) =>
      verifyPassword(username, new Secret(`guess number ${at}`), address),
    )
    const outcomes = (await settle(tries)).map((each) => (each as PromiseRejectedResult).reason)
    expect(outcomes.filter((reason) => reason.code === 'unauthenticated')).toHaveLength(10)
    expect(outcomes.filter((reason) => reason.code === 'limited')).toHaveLength(40)
    expect(argon2.verify).toHaveBeenCalledTimes(10)
    await expect(verifyPassword(username, new Secret(password), address)).rejects.toEqual(limited)
  })
})

test('right passwords count for nothing, in turn or at once', async () => {
  const { username, password } = await newPerson()
  const address = newAddress()
  await Promise.all(Array.from({ length: 30 }, () => verifyPassword(username, new Secret(password), address)))
  for (let time = 0; time < 9; time++) {
    await expect(verifyPassword(username, new Secret('not the password'), address)).rejects.toEqual(wrong)
    await verifyPassword(username, new Secret(password), address)
  }
})

test('when the limits cannot be counted, the right password opens nothing', async () => {
  const { username, password } = await newPerson()
  const lost = loseFailureCounts()
  await expect(verifyPassword(username, new Secret(password), newAddress())).rejects.toThrow('gone')
  lost.mockRestore()
})
