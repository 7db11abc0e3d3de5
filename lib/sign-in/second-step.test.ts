import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/database/db.ts'
import type { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { removeAuthenticator } from '#lib/second-factor/remove-authenticator.ts'
import { Secret } from '#lib/secret.ts'
import { completeSignIn } from '#lib/sign-in/complete-sign-in.ts'
import { findPendingSignIn } from '#lib/sign-in/pending-sign-in.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { signInWithCode } from '#lib/sign-in/sign-in-with-code.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { minute } from '#lib/time.ts'

const now = new Date()
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const ended = expect.objectContaining({ code: 'unauthenticated' })

let person: Person
let factor: Awaited<ReturnType<typeof newSecondFactor>>
let address: string

beforeEach(async () => {
  person = await newPerson()
  factor = await newSecondFactor(person, now)
  address = newAddress()
})

const visit = (replaces: Secret | null = null) => ({ address, client: 'Firefox on Linux', replaces })

/** The first step, which has to wait for the second. */
async function enterPassword(password = person.password): Promise<Secret> {
  const credentials = { identifier: person.username, password: new Secret(password) }
  const refused = await signIn({ ...credentials, ...visit() }, now).catch((error: AppError) => error)
  if ('id' in refused) throw new Error('Signed in without a second step.')
  return refused.pendingSignIn!
}
const enterCode = (pending: Secret, code = factor.codeAt(), at = now) =>
  signInWithCode({ pending, code, ...visit() }, at)
const sessions = () => db.session.findMany({ where: { accountId: person.id } })

describe('the password of an account with a second factor', () => {
  test('opens no session, is no sign-in in the log, and stores only hashes', async () => {
    const pending = await enterPassword()
    expect(await sessions()).toEqual([])
    const where = { accountId: person.id, action: 'account.sign_in' }
    expect(await db.auditEntry.count({ where })).toBe(0)
    const rows = await db.pendingSignIn.findMany({ where: { accountId: person.id } })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(pending.reveal())
  })

  test('that is wrong leads to no second step', async () => {
    await expect(enterPassword('not the password')).resolves.toBeUndefined()
    expect(await db.pendingSignIn.count({ where: { accountId: person.id } })).toBe(0)
  })

  test('makes no network known before the second step', async () => {
    const where = { accountId: person.id, network: networkOf(address) }
    const pending = await enterPassword()
    expect(await db.signInNetwork.count({ where })).toBe(0)
    await enterCode(pending)
    expect(await db.signInNetwork.count({ where })).toBe(1)
  })
})

describe('the second step', () => {
  test('opens a session that says how, by a code or a recovery code', async () => {
    const first = await enterCode(await enterPassword())
    expect(await findSession(first.secret, now)).toMatchObject({ username: person.username })
    await enterCode(await enterPassword(), factor.recoveryCodes[0]!.reveal())
    const methods = (await sessions()).map(({ signedInWith }) => signedInWith)
    expect(methods.sort()).toEqual(['code', 'recovery_code'])
  })

  test('replaces the browser’s session, and has an id of its own', async () => {
    const other = await newSession(await newPerson())
    const pending = await enterPassword()
    const code = factor.codeAt()
    const opened = await signInWithCode({ pending, code, ...visit(other.sessionSecret) }, now)
    expect(await findSession(other.sessionSecret, now)).toBeNull()
    expect(opened.secret.reveal()).not.toBe(pending.reveal())
  })

  test('may be tried again after a wrong code, and counts as a failed sign-in', async () => {
    const pending = await enterPassword()
    await expect(enterCode(pending, '000000')).rejects.toMatchObject({ code: 'invalid' })
    expect(await enterCode(pending)).toMatchObject({ id: expect.any(String) })
  })

  test('works once', async () => {
    const pending = await enterPassword()
    await enterCode(pending)
    await expect(enterCode(pending, factor.codeAt(later(30_000)))).rejects.toEqual(ended)
    expect(await sessions()).toHaveLength(1)
  })

  test('that twenty take side by side opens one session', async () => {
    const pending = await findPendingSignIn(await enterPassword(), now)
    const taken = await Promise.allSettled(
      Array.from({ length: 20 }, () => completeSignIn(pending!, 'code', visit(), now)),
    )
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await sessions()).toHaveLength(1)
  })

  test('ends after ten minutes', async () => {
    const pending = await enterPassword()
    const [intime, late] = [later(10 * minute - 1), later(10 * minute)]
    await expect(enterCode(pending, factor.codeAt(late), late)).rejects.toEqual(ended)
    expect(await enterCode(pending, factor.codeAt(intime), intime)).toMatchObject({ id: expect.any(String) })
  })

  test('ends when the account is suspended, or its second factor is turned off', async () => {
    const pending = await enterPassword()
    await db.account.update({ where: { id: person.id }, data: { suspendedAt: now } })
    await expect(enterCode(pending)).rejects.toMatchObject({ message: expect.stringContaining('suspended') })
    await db.account.update({ where: { id: person.id }, data: { suspendedAt: null } })
    await removeAuthenticator(factor.actor, now)
    await expect(enterCode(pending, factor.codeAt(later(30_000)))).rejects.toEqual(ended)
  })

  test.each(['', 'x', 'a'.repeat(43)])('of the sign-in %j is none', async (pending) => {
    await expect(enterCode(new Secret(pending))).rejects.toEqual(ended)
  })
})
