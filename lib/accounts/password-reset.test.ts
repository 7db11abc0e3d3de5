import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { choosePassword } from '#lib/accounts/choose-password.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { requestPasswordReset } from '#lib/accounts/request-password-reset.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import { afterAnswer } from '#lib/after-answer.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { suspendAccount } from '#lib/site-accounts/suspend-account.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { linkSecretTo, mailsTo } from '#lib/testing/outbox.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { wasMailed } from '#lib/testing/was-mailed.ts'

vi.mock('#lib/accounts/password-hash.ts', { spy: true })
vi.mock('#lib/after-answer.ts', { spy: true })

const anybody = (): AnonymousActor => ({ kind: 'anonymous', address: newAddress() })
const ended = { code: 'not_found', message: 'This link has been used or has expired. Ask for a new one.' }
const password = 'four unrelated words here'

let person: Person
beforeEach(async () => void (person = await newPerson()))

/** Asks as a person would, and takes the secret out of the mail. */
async function askFor(identifier: string, now?: Date): Promise<Secret> {
  const before = mailsTo(person.email).length
  await requestPasswordReset(anybody(), { identifier }, now)
  await wasMailed(person.email, before + 1)
  return linkSecretTo(person.email, '/reset-password')
}

const choose = (secret: Secret, now?: Date, text = password) =>
  choosePassword(anybody(), secret, { password: text }, now)
const rowsOf = ({ id }: Person) => db.accountLink.findMany({ where: { accountId: id } })
const signsIn = (text: string) => verifyPassword(person.username, new Secret(text), newAddress())

describe('a link to reset a password', () => {
  it.each(['username', 'email'] as const)('is mailed to who is known by this %s, in any case', async (by) => {
    const actor = anybody()
    await requestPasswordReset(actor, { identifier: ` ${person[by].toUpperCase()} ` })
    await wasMailed(person.email, 1)
    const { source, text } = mailsTo(person.email)[0]!
    expect(source).toContain('Subject: Reset your Gatehouse password')
    expect(text).toMatch(new RegExp(`${env.PUBLIC_URL}/reset-password#[\\w-]{43}\\s`))
    expect(text).toContain(actor.address)
    const entries = await db.auditEntry.findMany({ where: { accountId: person.id }, orderBy: { at: 'asc' } })
    expect(entries.at(-1)).toMatchObject({
      action: 'account.request_reset',
      actorKind: 'anonymous',
      address: actor.address,
    })
  })

  it('sets the password once, ends every session and the other links, and signs nobody in', async () => {
    const { sessionSecret } = await newSession(person)
    const [first, second] = [await askFor(person.username), await askFor(person.email)]
    expect(await choose(first)).toEqual({ username: person.username })
    expect(await findSession(sessionSecret)).toBeNull()
    expect(await db.session.count({ where: { accountId: person.id } })).toBe(0)
    await expect(choose(first, undefined, 'another four words there')).rejects.toMatchObject(ended)
    await expect(choose(second, undefined, 'another four words there')).rejects.toMatchObject(ended)
    expect(await signsIn(password)).toMatchObject({ accountId: person.id })
    await expect(signsIn(person.password)).rejects.toMatchObject({ code: 'unauthenticated' })
    const entries = await db.auditEntry.findMany({ where: { accountId: person.id }, orderBy: { at: 'asc' } })
    expect(entries.at(-1)).toMatchObject({
      action: 'account.reset_password',
      actorId: person.id,
      details: { sessions: 1 },
    })
  })

  it('holds for an hour', async () => {
    const start = new Date('2026-03-01T12:00:00Z')
    const secret = await askFor(person.username, start)
    await expect(choose(secret, new Date('2026-03-01T13:00:00Z'))).rejects.toMatchObject(ended)
    expect(await choose(secret, new Date('2026-03-01T12:59:59Z'))).toEqual({ username: person.username })
  })

  it('used twenty times side by side works once', async () => {
    const secret = await askFor(person.username)
    // Without the work of hashing all of them come to the database together.
    vi.mocked(hashPassword).mockImplementation(async () => `none-${Math.random()}`)
    onTestFinished(() => void vi.mocked(hashPassword).mockReset())
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => choose(secret)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toMatchObject(ended)
    expect(
      await db.auditEntry.count({ where: { accountId: person.id, action: 'account.reset_password' } }),
    ).toBe(1)
  })

  it('is stored as its SHA-256 alone', async () => {
    const secret = await askFor(person.username)
    const [row] = await rowsOf(person)
    expect(Buffer.from(row!.secretHash)).toEqual(createHash('sha256').update(secret.reveal()).digest())
    expect(JSON.stringify(row)).not.toContain(secret.reveal())
  })

  it('outlasts a password that is common, short or made of names', async () => {
    const secret = await askFor(person.username)
    for (const wrong of ['short', 'Password2026!', `${person.username}-1`]) {
      await expect(choose(secret, undefined, wrong)).rejects.toMatchObject({
        code: 'invalid',
        fields: { password: expect.any(String) },
      })
    }
    expect(await choose(secret)).toEqual({ username: person.username })
  })

  it('leaves a second factor on', async () => {
    const since = new Date('2026-03-01T12:00:00Z')
    await db.account.update({ where: { id: person.id }, data: { secondFactorSince: since } })
    await choose(await askFor(person.username))
    expect(await db.account.findUnique({ where: { id: person.id } })).toMatchObject({
      secondFactorSince: since,
    })
  })

  it('shows the address that it was mailed to to be the person’s', async () => {
    const now = new Date('2026-03-01T12:00:00Z')
    await choose(await askFor(person.username, now), now)
    expect(await db.account.findUnique({ where: { id: person.id } })).toMatchObject({ emailVerifiedAt: now })
  })

  it('ends with the address that it was mailed to', async () => {
    const secret = await askFor(person.username)
    const email = `new-${person.email}`
    await updateAccount(await newSession(person), { email, password: person.password })
    await expect(choose(secret)).rejects.toMatchObject(ended)
  })

  it('ends when the account is suspended, and none is sent then', async () => {
    const secret = await askFor(person.username)
    await suspendAccount(await newSiteAdministrator(), person.username)
    await expect(choose(secret)).rejects.toMatchObject(ended)
    await requestPasswordReset(anybody(), { identifier: person.username })
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(await rowsOf(person)).toEqual([])
  })

  it('that is guessed counts as a failed try', async () => {
    const actor = anybody()
    const guess = choosePassword(actor, new Secret('x'.repeat(43)), { password })
    await expect(guess).rejects.toMatchObject(ended)
    const key = `failure-address:${actor.address}`
    expect(await db.rateLimit.findUnique({ where: { key } })).toMatchObject({ points: 1 })
  })
})

describe('asking', () => {
  it('does the same, and says the same, for who is known and who is not, before it looks', async () => {
    const done = async (identifier: string) => {
      vi.mocked(afterAnswer).mockImplementationOnce(() => {})
      const find = vi.spyOn(db.account, 'findFirst')
      const { answer, sent } = await statementsOf(() => requestPasswordReset(anybody(), { identifier }))
      const looked = find.mock.calls.length
      find.mockRestore()
      return { answer, statements: sent.length, looked }
    }
    const nobody = `nobody-${crypto.randomUUID()}`
    const known = await done(person.username)
    expect(known).toEqual({ answer: undefined, statements: 1, looked: 0 })
    expect(await done(nobody)).toEqual(known)
    expect(await done(`${nobody}@example.com`)).toEqual(known)
  })

  it('is limited for a name at an address, whether that is known or not', async () => {
    for (const identifier of [person.username, `nobody-${crypto.randomUUID()}`]) {
      const actor = anybody()
      for (let time = 0; time < 5; time++) await requestPasswordReset(actor, { identifier })
      await expect(requestPasswordReset(actor, { identifier })).rejects.toMatchObject({
        code: 'limited',
        message: expect.stringMatching(/^Too many links were asked for\. Try again in \d+ minutes\.$/),
      })
      await requestPasswordReset(actor, { identifier: 'somebody-else' })
      await requestPasswordReset(anybody(), { identifier })
    }
  })

  it('is limited for an address', async () => {
    const actor = anybody()
    const ask = () => requestPasswordReset(actor, { identifier: crypto.randomUUID() })
    for (let time = 0; time < 20; time++) await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'limited' })
  })

  it('from everywhere fills nobody’s mailbox: five an hour, and no word of the rest', async () => {
    for (let time = 0; time < 5; time++) await askFor(time % 2 ? person.username : person.email)
    await requestPasswordReset(anybody(), { identifier: person.username })
    const other = await newPerson()
    await requestPasswordReset(anybody(), { identifier: other.username })
    await wasMailed(other.email, 1)
    expect(mailsTo(person.email)).toHaveLength(5)
  })
})
