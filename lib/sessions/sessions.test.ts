import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changePassword } from '#lib/accounts/change-password.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { endOtherSessions } from '#lib/sessions/end-other-sessions.ts'
import { endSession } from '#lib/sessions/end-session.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { listSessions } from '#lib/sessions/list-sessions.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { touchSession } from '#lib/sessions/touch-session.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

const notFound = expect.objectContaining({ code: 'not_found' })
const auditOf = (accountId: string) =>
  db.auditEntry.findMany({ where: { accountId }, orderBy: { at: 'asc' } })
const day = 86_400_000
const after = (start: Date, milliseconds: number) => new Date(start.getTime() + milliseconds)
const login = ({ username, password }: Person) => ({ identifier: username, password: new Secret(password) })
const browser = { client: 'Firefox on Linux', replaces: null }

const strangers: [string, Actor, string][] = [
  ['nobody', { kind: 'anonymous', address: '192.0.2.1' }, 'unauthenticated'],
  [
    'a token',
    {
      kind: 'token',
      tokenId: crypto.randomUUID(),
      tokenName: 'Test',
      hint: 'gate_pat_…abcd',
      accountId: crypto.randomUUID(),
      username: 'someone',
      permission: 'admin',
      allRepositories: true,
      publicRead: false,
      address: '192.0.2.1',
    },
    'forbidden',
  ],
]

describe('signing in', () => {
  test('makes a row of its own each time, and an entry in the log', async () => {
    const person = await newPerson()
    const [one, other] = [await newSession(person), await newSession(person)]
    expect(one.sessionId).not.toBe(other.sessionId)
    expect(await findSession(one.sessionSecret)).toMatchObject({
      accountId: person.id,
      username: person.username,
    })
    expect(await auditOf(person.id)).toMatchObject([
      { action: 'account.register' },
      { action: 'account.sign_in', actorId: person.id, address: one.address, targetId: one.sessionId },
      { action: 'account.sign_in', actorId: person.id, address: other.address, targetId: other.sessionId },
    ])
  })

  test('gives a secret of 256 bits, of which only the SHA-256 is stored, and which is not its id', async () => {
    const { sessionId, sessionSecret } = await newSession(await newPerson())
    expect(sessionSecret.reveal()).toMatch(/^[\w-]{43}$/)
    const { secretHash } = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(Buffer.from(secretHash)).toEqual(createHash('sha256').update(sessionSecret.reveal()).digest())
    expect(await findSession(new Secret(sessionId))).toBeNull()
  })

  test('with a wrong password makes neither', async () => {
    const { id, username } = await newPerson()
    const attempt = signIn({
      identifier: username,
      password: new Secret('not the password'),
      address: newAddress(),
      ...browser,
    })
    await expect(attempt).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await db.session.count({ where: { accountId: id } })).toBe(0)
    expect(await auditOf(id)).toHaveLength(1)
  })

  test('again in the same browser ends the session that it held', async () => {
    const person = await newPerson()
    const { sessionSecret: replaces, address } = await newSession(person)
    const next = await signIn({ ...login(person), address, client: browser.client, replaces })
    expect(await findSession(replaces)).toBeNull()
    expect(await findSession(next.secret)).not.toBeNull()
  })

  test('with a password that is changed at that moment leaves no session of the old one', async () => {
    const person = await newPerson()
    const actor = await newSession(person)
    await Promise.allSettled([
      changePassword(actor, { currentPassword: person.password, newPassword: 'another long password' }),
      ...Array.from({ length: 4 }, () => signIn({ ...login(person), address: newAddress(), ...browser })),
    ])
    expect(await db.session.findMany({ where: { accountId: person.id }, select: { id: true } })).toEqual([
      { id: actor.sessionId },
    ])
  })
})

describe('a session', () => {
  test('holds for 30 days after its last use', async () => {
    const { sessionSecret } = await newSession(await newPerson())
    const { lastSeenAt: start } = (await findSession(sessionSecret))!
    expect(await findSession(sessionSecret, after(start, 30 * day - 1))).not.toBeNull()
    expect(await findSession(sessionSecret, after(start, 30 * day))).toBeNull()
    await touchSession((await findSession(sessionSecret))!, '192.0.2.9', after(start, 20 * day))
    expect(await findSession(sessionSecret, after(start, 50 * day - 1))).not.toBeNull()
    expect(await findSession(sessionSecret, after(start, 50 * day))).toBeNull()
  })

  test('ends 90 days after it began, however much it is used', async () => {
    const { sessionId, sessionSecret } = await newSession(await newPerson())
    const { createdAt: start } = (await findSession(sessionSecret))!
    for (const days of [25, 50, 75])
      await touchSession(
        (await findSession(sessionSecret, after(start, days * day)))!,
        '',
        after(start, days * day),
      )
    expect(await findSession(sessionSecret, after(start, 90 * day - 1))).not.toBeNull()
    expect(await findSession(sessionSecret, after(start, 90 * day))).toBeNull()
    // So is one that was extended under a longer setting.
    await db.session.update({ where: { id: sessionId }, data: { expiresAt: after(start, 365 * day) } })
    expect(await findSession(sessionSecret, after(start, 90 * day))).toBeNull()
  })

  test('is noted as used, with its address, once a minute at most', async () => {
    const { sessionId, sessionSecret, address } = await newSession(await newPerson())
    const session = (await findSession(sessionSecret))!
    const { lastSeenAt: start } = session
    const row = () => db.session.findUniqueOrThrow({ where: { id: sessionId } })
    await touchSession(session, '192.0.2.9', after(start, 59_999))
    expect(await row()).toMatchObject({ lastSeenAt: start, address })
    await touchSession(session, '192.0.2.9', after(start, 60_000))
    expect(await row()).toMatchObject({ lastSeenAt: after(start, 60_000), address: '192.0.2.9' })
    await touchSession(session, '192.0.2.10', after(start, 90_000))
    expect(await row()).toMatchObject({ lastSeenAt: after(start, 60_000), address: '192.0.2.9' })
  })

  test('that has ended does not come back by a use that was under way', async () => {
    const actor = await newSession(await newPerson())
    const session = (await findSession(actor.sessionSecret))!
    await endSession(actor, actor.sessionId)
    await touchSession(session, actor.address, new Date(Date.now() + 120_000))
    expect(await findSession(actor.sessionSecret)).toBeNull()
  })
})

describe('ending a session', () => {
  test('makes it dead at once, with an entry in the log', async () => {
    const actor = await newSession(await newPerson())
    await endSession(actor, actor.sessionId)
    expect(await findSession(actor.sessionSecret)).toBeNull()
    expect((await auditOf(actor.accountId)).at(-1)).toMatchObject({
      action: 'account.sign_out',
      actorId: actor.accountId,
      targetKind: 'session',
      targetId: actor.sessionId,
      targetName: 'Firefox on Linux',
    })
  })

  test('reaches nobody else, not even to tell whether it is there', async () => {
    const [actor, other] = [await newSession(await newPerson()), await newSession(await newPerson())]
    for (const id of [other.sessionId, crypto.randomUUID(), 'no id']) {
      await expect(endSession(actor, id)).rejects.toEqual(notFound)
    }
    expect(await findSession(other.sessionSecret)).not.toBeNull()
    expect(await auditOf(other.accountId)).toHaveLength(2)
    expect(await auditOf(actor.accountId)).toHaveLength(2)
  })

  test('twice at once ends it once', async () => {
    const actor = await newSession(await newPerson())
    const outcomes = await Promise.allSettled([1, 2].map(() => endSession(actor, actor.sessionId)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(
      (await auditOf(actor.accountId)).filter(({ action }) => action === 'account.sign_out'),
    ).toHaveLength(1)
  })

  test.each(strangers)('is not for %s', async (_, actor, code) => {
    const { sessionId, sessionSecret } = await newSession(await newPerson())
    await expect(endSession(actor, sessionId)).rejects.toMatchObject({ code })
    await expect(endOtherSessions(actor)).rejects.toMatchObject({ code })
    await expect(listSessions(actor)).rejects.toMatchObject({ code })
    expect(await findSession(sessionSecret)).not.toBeNull()
  })
})

describe('ending all other sessions', () => {
  test("keeps this one and everybody else's, and says how many ended", async () => {
    const person = await newPerson()
    const [here, stranger] = [await newSession(person), await newSession(await newPerson())]
    const others = [await newSession(person), await newSession(person)]
    expect(await endOtherSessions(here)).toBe(2)
    for (const { sessionSecret } of others) expect(await findSession(sessionSecret)).toBeNull()
    for (const { sessionSecret } of [here, stranger]) expect(await findSession(sessionSecret)).not.toBeNull()
    expect((await auditOf(person.id)).at(-1)).toMatchObject({
      action: 'account.sign_out',
      details: { sessions: 2 },
    })
  })

  test('does nothing where there are none', async () => {
    const here = await newSession(await newPerson())
    expect(await endOtherSessions(here)).toBe(0)
    expect(await auditOf(here.accountId)).toHaveLength(2)
  })
})

test('the list names this browser first, then the others as they were last seen, and nothing expired', async () => {
  const person = await newPerson()
  const [here, older, newer, expired] = [
    await newSession(person),
    await newSession(person),
    await newSession(person),
    await newSession(person),
  ]
  const seen = (id: string, lastSeenAt: string) =>
    db.session.update({ where: { id }, data: { lastSeenAt: new Date(lastSeenAt) } })
  await seen(here.sessionId, '2026-03-01')
  await seen(older.sessionId, '2026-03-02')
  await seen(newer.sessionId, '2026-03-03')
  await db.session.update({ where: { id: expired.sessionId }, data: { expiresAt: new Date('2026-03-04') } })
  const list = await listSessions(here)
  expect(list.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [here.sessionId, true],
    [newer.sessionId, false],
    [older.sessionId, false],
  ])
  expect(list[1]).toMatchObject({
    ...{ client: 'Firefox on Linux', address: newer.address, signedInWith: 'password' },
  })
})
