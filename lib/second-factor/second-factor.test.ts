import { beforeEach, describe, expect, test } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { beginAuthenticator } from '#lib/second-factor/begin-authenticator.ts'
import { confirmAuthenticator } from '#lib/second-factor/confirm-authenticator.ts'
import { getSecondFactor } from '#lib/second-factor/get-second-factor.ts'
import { removeAuthenticator } from '#lib/second-factor/remove-authenticator.ts'
import { renewRecoveryCodes } from '#lib/second-factor/renew-recovery-codes.ts'
import { verifySecondFactor } from '#lib/second-factor/verify-second-factor.ts'
import { newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { codeOf, newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { minute } from '#lib/time.ts'

const conflict = expect.objectContaining({ code: 'conflict' })
const wrong = expect.objectContaining({ code: 'invalid', fields: { code: expect.any(String) } })
const now = new Date()
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)

let person: Person
let actor: AccountActor

beforeEach(async () => {
  person = await newPerson()
  actor = await newSession(person)
})

const begin = () => beginAuthenticator(actor, { password: person.password }, now)
const logOf = async () => {
  const where = { accountId: person.id, action: { notIn: ['account.register', 'account.sign_in'] } }
  const entries = await db.auditEntry.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  return entries.map(({ action, details }) => ({ action, details }))
}

describe('setting up', () => {
  test('needs the password, and then a code of the key', async () => {
    await expect(beginAuthenticator(actor, { password: 'not the password' }, now)).rejects.toMatchObject({
      fields: { password: 'This is not your password.' },
    })
    const { id, key } = await begin()
    await expect(confirmAuthenticator(actor, { id, code: '000000' }, now)).rejects.toEqual(wrong)
    expect(await getSecondFactor(actor)).toEqual({
      ...{ since: null, authenticatorSince: null, recoveryCodesLeft: 0 },
    })
    const typed = codeOf(key, now).replace(/^.../, '$& ')
    expect(await confirmAuthenticator(actor, { id, code: typed }, now)).toHaveLength(10)
    expect(await getSecondFactor(actor)).toEqual({
      since: now,
      authenticatorSince: now,
      recoveryCodesLeft: 10,
    })
    expect(await logOf()).toEqual([{ action: 'account.add_authenticator', details: { sessions: 0 } }])
  })

  test('ends all other sessions, which began without it', async () => {
    const { sessionId } = await newSession(person)
    const { id, key } = await begin()
    await confirmAuthenticator(actor, { id, code: codeOf(key, now) }, now)
    const left = await db.session.findMany({ where: { accountId: person.id }, select: { id: true } })
    expect(left).toEqual([{ id: actor.sessionId }])
    expect(left).not.toContainEqual({ id: sessionId })
  })

  test('ends after fifteen minutes, and when it is begun again', async () => {
    const first = await begin()
    const second = await begin()
    await expect(
      confirmAuthenticator(actor, { id: first.id, code: codeOf(first.key, now) }, now),
    ).rejects.toEqual(conflict)
    const late = later(15 * minute)
    await expect(
      confirmAuthenticator(actor, { id: second.id, code: codeOf(second.key, late) }, late),
    ).rejects.toEqual(conflict)
    const intime = later(15 * minute - 1)
    await confirmAuthenticator(actor, { id: second.id, code: codeOf(second.key, intime) }, intime)
    await expect(begin()).rejects.toEqual(conflict)
  })

  test('confirms nobody else’s key, and keeps it from the database', async () => {
    const { id, key } = await begin()
    const other = await newSession(await newPerson())
    await expect(confirmAuthenticator(other, { id, code: codeOf(key, now) }, now)).rejects.toEqual(conflict)
    const row = await db.authenticator.findUniqueOrThrow({ where: { id } })
    expect(row.key).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain(key.reveal())
  })

  test('is for people, not for their tokens', async () => {
    const token = await newTokenActor(actor)
    for (const refused of [
      () => beginAuthenticator(token, { password: person.password }),
      () => confirmAuthenticator(token, { id: crypto.randomUUID(), code: '000000' }),
      () => removeAuthenticator(token),
      () => renewRecoveryCodes(token),
      () => getSecondFactor(token),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a code of the app', () => {
  test('works once, and so does no earlier one', async () => {
    const { actor, codeAt } = await newSecondFactor(person, now)
    const verify = (code: string) => verifySecondFactor(actor, { code }, now)
    expect(await verify(codeAt())).toBe('code')
    await expect(verify(codeAt())).rejects.toEqual(wrong)
    await expect(verify(codeAt(later(-30_000)))).rejects.toEqual(wrong)
    expect(await verify(codeAt(later(30_000)))).toBe('code')
  })

  test('is not the one that confirmed the app', async () => {
    const { id, key } = await begin()
    await confirmAuthenticator(actor, { id, code: codeOf(key, now) }, now)
    await expect(verifySecondFactor(actor, { code: codeOf(key, now) }, now)).rejects.toEqual(wrong)
  })

  test('of an app that was begun and not confirmed is none', async () => {
    const { key } = await begin()
    await expect(verifySecondFactor(actor, { code: codeOf(key, now) }, now)).rejects.toEqual(wrong)
  })

  test('counts for one of twenty uses side by side', async () => {
    const { actor, codeAt } = await newSecondFactor(person, now)
    const uses = Array.from({ length: 20 }, () => verifySecondFactor(actor, { code: codeAt() }, now))
    const taken = (await Promise.allSettled(uses)).filter(({ status }) => status === 'fulfilled')
    expect(taken).toHaveLength(1)
  })
})

describe('a recovery code', () => {
  test('works once, however it is typed, and is logged', async () => {
    const { actor, recoveryCodes } = await newSecondFactor(person, now)
    const code = recoveryCodes[0]!.reveal()
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{6}-){3}[0-9a-hjkmnp-tv-z]{6}$/)
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `
    expect(await verifySecondFactor(actor, { code: typed }, now)).toBe('recovery_code')
    await expect(verifySecondFactor(actor, { code }, now)).rejects.toEqual(wrong)
    expect((await logOf()).at(-1)).toEqual({ action: 'account.use_recovery_code', details: { left: 9 } })
  })

  test('counts for one of twenty uses side by side', async () => {
    const { actor, recoveryCodes } = await newSecondFactor(person, now)
    const code = recoveryCodes[3]!.reveal()
    const uses = Array.from({ length: 20 }, () => verifySecondFactor(actor, { code }, now))
    const taken = (await Promise.allSettled(uses)).filter(({ status }) => status === 'fulfilled')
    expect(taken).toHaveLength(1)
    expect(await db.recoveryCode.count({ where: { accountId: person.id } })).toBe(9)
  })

  test('of somebody else is none', async () => {
    const { actor } = await newSecondFactor(person, now)
    const { recoveryCodes } = await newSecondFactor(await newPerson(), now)
    const code = recoveryCodes[0]!.reveal()
    await expect(verifySecondFactor(actor, { code }, now)).rejects.toEqual(wrong)
  })

  test('ends when new ones are made', async () => {
    const { actor, recoveryCodes } = await newSecondFactor(person, now)
    const renewed = await renewRecoveryCodes(actor)
    expect(new Set([...renewed, ...recoveryCodes].map((code) => code.reveal())).size).toBe(20)
    await expect(verifySecondFactor(actor, { code: recoveryCodes[0]!.reveal() }, now)).rejects.toEqual(wrong)
    expect(await verifySecondFactor(actor, { code: renewed[9]!.reveal() }, now)).toBe('recovery_code')
    expect((await logOf()).map(({ action }) => action)).toContain('account.renew_recovery_codes')
  })

  test('is not made where there is no second factor', async () => {
    await expect(renewRecoveryCodes(actor)).rejects.toEqual(conflict)
  })
})

describe('turning off', () => {
  test('leaves no key, no recovery code and no waiting sign-in', async () => {
    const { actor, codeAt, recoveryCodes } = await newSecondFactor(person, now)
    const account = { accountId: person.id }
    const waiting = {
      ...account,
      secretHash: Buffer.from(person.id),
      passwordHash: '',
      expiresAt: later(minute),
    }
    await db.pendingSignIn.create({ data: waiting })
    await removeAuthenticator(actor, now)
    expect((await getSecondFactor(actor)).since).toBeNull()
    for (const table of [db.authenticator, db.recoveryCode, db.pendingSignIn] as (typeof db.recoveryCode)[])
      expect(await table.count({ where: account })).toBe(0)
    for (const code of [codeAt(), recoveryCodes[0]!.reveal()])
      await expect(verifySecondFactor(actor, { code }, now)).rejects.toEqual(wrong)
    expect((await logOf()).at(-1)!.action).toBe('account.remove_authenticator')
    await expect(removeAuthenticator(actor, now)).rejects.toEqual(conflict)
  })

  test('and on again takes the next key alone', async () => {
    const first = await newSecondFactor(person, now)
    await removeAuthenticator(first.actor, now)
    const second = await newSecondFactor(person, now)
    await expect(verifySecondFactor(actor, { code: first.codeAt() }, now)).rejects.toEqual(wrong)
    expect(await verifySecondFactor(actor, { code: second.codeAt() }, now)).toBe('code')
  })

  test('by a deleted account leaves nothing', async () => {
    await newSecondFactor(person, now)
    await db.account.delete({ where: { id: person.id } })
    expect(await db.recoveryCode.count({ where: { accountId: person.id } })).toBe(0)
  })
})
