import { describe, expect, it, vi } from 'vitest'
import * as argon2 from '@node-rs/argon2'
import { confirmPassword } from '#lib/accounts/confirm-password.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import { db } from '#lib/database/db.ts'
import { Secret } from '#lib/secret.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'

vi.mock('@node-rs/argon2', { spy: true })

const wrong = expect.objectContaining({ code: 'unauthenticated', message: 'Wrong username or password.' })
const hashOf = async (id: string) => (await db.account.findUniqueOrThrow({ where: { id } })).passwordHash

/** bcrypt's, with the least cost. */
const right = '$2b$04$eecJyDfpehnSnHUkdpBt1e3csoKeQBpqjxwmtsMLy9MI2Q2lxNzwa'
const hashes = {
  long: '$2b$04$v7cmt7CMmMVrDRpAcDwYm.yJlz4sP.r2WqQlLMD0TEOugk4pPWRBi',
  wide: '$2b$04$DdOW3eHr59hyQYh1PRPn7eOgvWc5QBDISPmn6WmtQR7g2C61G9ujC',
  short: '$2b$04$gOVKdfZD28I9CZPrBQfI.us9vpXddnsNdEa/ODdd9T1nadgn8zXWK',
}

/** Somebody whose password came from another service: "right one here", unless it has another hash. */
async function newImported(passwordHash = right) {
  const person = await newPerson()
  await db.account.update({ where: { id: person.id }, data: { passwordHash } })
  return { ...person, passwordHash }
}

const enter = (username: string, password: string) =>
  verifyPassword(username, new Secret(password), newAddress())

describe('an imported password', () => {
  it('signs in, also as htpasswd writes its hash, and is Argon2id from then on', async () => {
    // From docker_auth's example: the password is "badmin".
    const htpasswd = '$2y$05$LO.vzwpWC5LZGqThvEfznu8qhb5SGqvBSWY1J3yZ4AxtMRZ3kN5jC'
    for (const passwordHash of [htpasswd, htpasswd.replace('2y', '2a'), htpasswd.replace('2y', '2b')]) {
      const { id, username } = await newImported(passwordHash)
      expect(await enter(username, 'badmin')).toMatchObject({ accountId: id })
      expect(await hashOf(id)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect(await enter(username, 'badmin')).toMatchObject({ accountId: id })
      await expect(enter(username, 'other')).rejects.toEqual(wrong)
    }
  })

  it('stays as it is when a wrong one is tried, or its account is suspended', async () => {
    const { id, username, passwordHash } = await newImported()
    await expect(enter(username, 'wrong one here')).rejects.toEqual(wrong)
    expect(await hashOf(id)).toBe(passwordHash)
    await db.account.update({ where: { id }, data: { suspendedAt: new Date() } })
    await expect(enter(username, 'right one here')).rejects.toMatchObject({ message: /suspended/ })
    expect(await hashOf(id)).toBe(passwordHash)
  })

  it('opens a session and confirms, which both take the hash that replaced it', async () => {
    const { id, username } = await newImported()
    const address = newAddress()
    const asked = { identifier: username, password: new Secret('right one here'), address }
    expect(await signIn({ ...asked, client: 'Firefox', replaces: null })).toMatchObject({})
    const other = await newImported()
    const actor = { kind: 'account', accountId: other.id, username: other.username, address } as const
    const confirmed = await confirmPassword(actor, new Secret('right one here'), 'password')
    expect(confirmed.passwordHash).toBe(await hashOf(other.id))
    expect(await db.session.count({ where: { accountId: id } })).toBe(1)
  })

  it('is replaced once by many who sign in at once, and all are in', async () => {
    const { id, username } = await newImported()
    const all = await Promise.all(Array.from({ length: 6 }, () => enter(username, 'right one here')))
    expect(all.map(({ accountId }) => accountId)).toEqual(Array(6).fill(id))
    expect(await hashOf(id)).toMatch(/^\$argon2id/)
  })

  it('that is changed while it is checked lets nobody in', async () => {
    const { id, username } = await newImported()
    vi.mocked(argon2.hash).mockImplementationOnce(async () => {
      await db.account.update({ where: { id }, data: { passwordHash: '' } })
      return 'never stored'
    })
    await expect(enter(username, 'right one here')).rejects.toEqual(wrong)
    expect(await hashOf(id)).toBe('')
  })

  it('matches by all of it or not at all, though bcrypt reads 72 bytes and some stop at a NUL', async () => {
    const long = 'x'.repeat(72)
    const { username } = await newImported(hashes.long)
    await expect(enter(username, `${long}y`)).rejects.toEqual(wrong)
    expect(await enter(username, long)).toMatchObject({ username })
    // 36 letters of two bytes.
    const wide = await newImported(hashes.wide)
    await expect(enter(wide.username, `${'é'.repeat(36)}!`)).rejects.toEqual(wrong)
    const short = await newImported(hashes.short)
    for (const text of ['right\0', 'right\0more'])
      await expect(enter(short.username, text)).rejects.toEqual(wrong)
    expect(await enter(short.username, 'right')).toMatchObject({ username: short.username })
  })

  it('costs an unknown name what it cost before: one Argon2id', async () => {
    vi.mocked(argon2.verify).mockClear()
    await expect(enter(`nobody-${crypto.randomUUID().slice(0, 8)}`, 'anything')).rejects.toEqual(wrong)
    expect(argon2.verify).toHaveBeenCalledTimes(1)
  })
})
