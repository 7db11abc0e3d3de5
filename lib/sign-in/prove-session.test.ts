import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { db } from '#lib/database/db.ts'
import { hashSecret } from '#lib/secret.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { proveSession } from '#lib/sign-in/prove-session.ts'
import type { Proof } from '#lib/sign-in/schema.ts'
import { newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { hour } from '#lib/time.ts'

type Session = Awaited<ReturnType<typeof newSession>>

const wrong = (field: string) =>
  expect.objectContaining({ code: 'invalid', fields: { [field]: expect.any(String) } })
const conflict = expect.objectContaining({ code: 'conflict' })
const entriesOf = (accountId: string) =>
  db.auditEntry.findMany({ where: { accountId, action: 'account.prove' }, select: { details: true } })

let person: Person
let session: Session
const now = new Date(Date.now() + hour)
const prove = (input: Proof, at = now) => proveSession(session, session.sessionSecret, input, at)
const byPassword = () => prove({ method: 'password', password: person.password })

/** Turning a second factor on has ended it. */
const reopen = ({ sessionId: id, accountId, address, sessionSecret }: Session) => {
  const secretHash = hashSecret(sessionSecret.reveal())
  const expiresAt = new Date(now.getTime() + hour)
  return db.session.create({ data: { id, accountId, address, secretHash, client: '', expiresAt } })
}

beforeEach(async () => {
  person = await newPerson()
  session = await newSession(person)
})

describe('a password', () => {
  test('proves this session and no other, from that moment', async () => {
    const other = await newSession(person)
    const secret = await byPassword()
    const found = (await findSession(secret))!
    expect(found).toMatchObject({ sessionId: session.sessionId, provedAt: now })
    assertFreshProof({ ...session, provedAt: found.provedAt }, now)
    expect((await findSession(other.sessionSecret))!.provedAt.getTime()).toBeLessThan(now.getTime())
    expect(await entriesOf(person.id)).toEqual([{ details: { method: 'password' } }])
  })

  test('gives the session another secret, so that a copied cookie ends rather than being proved, too', async () => {
    const secret = await byPassword()
    expect(secret.reveal()).not.toBe(session.sessionSecret.reveal())
    expect(await findSession(session.sessionSecret)).toBeNull()
    await expect(byPassword()).rejects.toEqual(conflict)
  })

  test('that is wrong or of somebody else changes nothing, and names the field', async () => {
    const { password } = await newPerson()
    for (const tried of ['not the password', password])
      await expect(prove({ method: 'password', password: tried })).rejects.toEqual(wrong('password'))
    expect(await findSession(session.sessionSecret)).toMatchObject({ sessionId: session.sessionId })
    expect(await entriesOf(person.id)).toEqual([])
  })

  test('is guessed no more often than at sign-in', async () => {
    const codes = []
    for (let tries = 0; tries < 11; tries++) {
      const refusal = await prove({ method: 'password', password: `guess ${tries}` }).catch((error) => error)
      codes.push(refusal.code)
    }
    expect(codes.at(0)).toBe('invalid')
    expect(codes.at(-1)).toBe('limited')
  })

  test('given ten times at once proves the session once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, byPassword))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await entriesOf(person.id)).toHaveLength(1)
  })

  test("proves neither a session that has ended nor another person's", async () => {
    const foreign = await newSession(await newPerson())
    const input = { method: 'password', password: person.password } as const
    await expect(proveSession(session, foreign.sessionSecret, input, now)).rejects.toEqual(conflict)
    await db.session.update({ where: { id: session.sessionId }, data: { expiresAt: now } })
    await expect(byPassword()).rejects.toEqual(conflict)
    expect(await findSession(foreign.sessionSecret)).not.toBeNull()
  })
})

describe('a code', () => {
  test('of the authenticator app proves the session, once', async () => {
    const { codeAt } = await newSecondFactor(person, now)
    await reopen(session)
    const code = codeAt()
    const secret = await prove({ method: 'code', code })
    expect((await findSession(secret))!.provedAt).toEqual(now)
    await expect(proveSession(session, secret, { method: 'code', code }, now)).rejects.toEqual(wrong('code'))
    expect(await entriesOf(person.id)).toEqual([{ details: { method: 'code' } }])
  })

  test('proves nothing where there is no second factor', async () => {
    await expect(prove({ method: 'code', code: '123456' })).rejects.toEqual(wrong('code'))
  })
})

test('input that is no proof is refused', async () => {
  for (const input of [null, {}, { method: 'nothing' }, { method: 'password' }, { method: 'code', code: 7 }])
    await expect(prove(input as never)).rejects.toMatchObject({ code: 'invalid' })
})

test('tokens and nobody prove nothing', async () => {
  const input = { method: 'password', password: person.password } as const
  for (const actor of [
    { kind: 'anonymous', address: session.address },
    { kind: 'token', accountId: person.id, username: person.username, address: session.address },
  ] as Actor[])
    await expect(proveSession(actor, session.sessionSecret, input)).rejects.toMatchObject({
      code: actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden',
    })
})
