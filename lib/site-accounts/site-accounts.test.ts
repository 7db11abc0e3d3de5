import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { choosePassword } from '#lib/accounts/choose-password.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { AccountActor, Actor, AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'
import { findSession } from '#lib/sessions/find-session.ts'
import { changeAdministration } from '#lib/site-accounts/change-administration.ts'
import { createAccount } from '#lib/site-accounts/create-account.ts'
import { endAccountSessions } from '#lib/site-accounts/end-account-sessions.ts'
import { listAccounts } from '#lib/site-accounts/list-accounts.ts'
import { printPasswordLink } from '#lib/site-accounts/print-password-link.ts'
import { removeSecondFactor } from '#lib/site-accounts/remove-second-factor.ts'
import { restoreAccount } from '#lib/site-accounts/restore-account.ts'
import { siteAccountQuerySchema } from '#lib/site-accounts/schema.ts'
import { sendPasswordLink } from '#lib/site-accounts/send-password-link.ts'
import { suspendAccount } from '#lib/site-accounts/suspend-account.ts'
import { startMailServer, textOf } from '#lib/testing/mail-server.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { linkSecretTo, mailsTo } from '#lib/testing/outbox.ts'
import { wasMailed } from '#lib/testing/was-mailed.ts'

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env } }
})

let administrator: AccountActor
let person: Person
beforeEach(async () => {
  administrator = await newSiteAdministrator()
  person = await newPerson()
})

const anybody = (): AnonymousActor => ({ kind: 'anonymous', address: newAddress() })
const password = 'four unrelated words here'
const rowOf = ({ id }: { id: string }) => db.account.findUniqueOrThrow({ where: { id } })
const find = async (q: string, change: object = {}) =>
  listAccounts(administrator, siteAccountQuerySchema.parse({ q, ...change }))
const lastOf = async (accountId: string) =>
  (await db.auditEntry.findMany({ where: { accountId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).at(-1)
const newcomer = () => {
  const username = `new-${crypto.randomUUID().slice(0, 8)}`
  return { username, email: `${username}@example.com`, name: 'New Comer' }
}

const verbs: Record<string, (actor: Actor) => Promise<unknown>> = {
  listAccounts: (actor) => listAccounts(actor, siteAccountQuerySchema.parse({})),
  createAccount: (actor) => createAccount(actor, newcomer()),
  suspendAccount: (actor) => suspendAccount(actor, person.username),
  restoreAccount: (actor) => restoreAccount(actor, person.username),
  endAccountSessions: (actor) => endAccountSessions(actor, person.username),
  sendPasswordLink: (actor) => sendPasswordLink(actor, person.username),
  removeSecondFactor: (actor) => removeSecondFactor(actor, person.username),
  changeAdministration: (actor) => changeAdministration(actor, person.username, true),
}

describe.each(Object.entries(verbs))('%s', (_, verb) => {
  it('is for site administrators by a session alone, as they are under the lock', async () => {
    const stale = await newSiteAdministrator()
    await db.account.update({ where: { id: stale.accountId }, data: { isSiteAdministrator: false } })
    const before = await rowOf(person)
    const strangers: [Actor, string][] = [
      [await newAccount(), 'not_found'],
      [await newTokenActor(administrator), 'not_found'],
      [anybody(), 'unauthenticated'],
      ...(verb === verbs.listAccounts ? [] : [[stale, 'not_found'] as [Actor, string]]),
    ]
    for (const [actor, code] of strangers) await expect(verb(actor)).rejects.toMatchObject({ code })
    expect(await rowOf(person)).toEqual(before)
    expect(mailsTo(person.email)).toEqual([])
  })
})

describe('the list', () => {
  it('finds accounts by name and address, and tells status, second factor, tokens and when last seen', async () => {
    expect((await find(person.username)).accounts).toMatchObject([
      { ...{ status: 'active', hasSecondFactor: false, tokens: 0, lastSeenAt: null }, email: person.email },
    ])
    const actor = await newSession(person)
    await newToken(actor)
    await newSecondFactor(person)
    await db.account.update({ where: { id: person.id }, data: { name: 'Robin Hale' } })
    const [found] = (await find(person.email.toUpperCase())).accounts
    expect(found).toMatchObject({ name: 'Robin Hale', hasSecondFactor: true, tokens: 1 })
    expect(found!.lastSeenAt).toBeInstanceOf(Date)
    await db.session.deleteMany({ where: { accountId: person.id } })
    expect((await find(person.username)).accounts[0]!.lastSeenAt).toBeInstanceOf(Date)
    await suspendAccount(administrator, person.username)
    expect((await find(person.username, { status: 'suspended' })).matching).toBe(1)
    expect((await find(person.username, { status: 'active' })).matching).toBe(0)
    const { counts, matching } = await find('')
    expect(counts.active + counts.suspended + counts.pending).toBe(matching)
    expect(JSON.stringify(found)).not.toContain('argon')
  })
})

describe('an account that is made for somebody', () => {
  it('has no password until its person chooses one by the link, which is shown where no mail goes out', async () => {
    const given = newcomer()
    const { link } = await createAccount(administrator, given)
    expect(link).toMatch(new RegExp(`^${env.PUBLIC_URL}/set-up/account#[\\w-]{43}$`))
    expect((await find(given.username)).accounts).toMatchObject([{ status: 'pending', name: given.name }])
    for (const text of ['', password]) {
      const attempt = verifyPassword(given.username, new Secret(text), newAddress())
      await expect(attempt).rejects.toMatchObject({ message: 'Wrong username or password.' })
    }
    const secret = new Secret(new URL(link!).hash.slice(1))
    await choosePassword(anybody(), secret, { password })
    const { accounts } = await find(given.username)
    // Somebody else has seen the link.
    expect(accounts).toMatchObject([{ status: 'active', emailVerifiedAt: null }])
    expect(await verifyPassword(given.username, new Secret(password), newAddress())).toMatchObject({
      accountId: accounts[0]!.id,
    })
    expect(await lastOf(accounts[0]!.id)).toMatchObject({ action: 'account.set_up' })
    expect(await lastOf(administrator.accountId)).toMatchObject({ action: 'account.create' })
  })

  it('is mailed the link where there is a mail server, and nobody else sees it', async () => {
    const server = await startMailServer()
    const settings: { SMTP_URL?: string } = env
    settings.SMTP_URL = server.url
    onTestFinished(() => void delete settings.SMTP_URL)
    onTestFinished(server.stop)
    const given = newcomer()
    expect(await createAccount(administrator, given)).toEqual({
      username: given.username,
      email: given.email,
      link: null,
    })
    await expect.poll(() => server.received.length, { timeout: 10_000 }).toBe(1)
    const [, secret] = /set-up\/account#([\w-]+)/.exec(textOf(server.received[0]!.source))!
    await choosePassword(anybody(), new Secret(secret!), { password })
    expect((await find(given.username)).accounts[0]!.emailVerifiedAt).toBeInstanceOf(Date)
  })

  it('takes no name or address that somebody has', async () => {
    const taken = { ...newcomer(), username: person.username }
    await expect(createAccount(administrator, taken)).rejects.toMatchObject({ code: 'conflict' })
    const sameAddress = { ...newcomer(), email: person.email }
    await expect(createAccount(administrator, sameAddress)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('a link that an administrator sends', () => {
  it('goes to the person alone, who chooses a password by it', async () => {
    expect(await sendPasswordLink(administrator, person.username)).toEqual({
      purpose: 'reset_password',
      username: person.username,
      email: person.email,
      link: null,
    })
    await wasMailed(person.email, 1)
    await choosePassword(anybody(), linkSecretTo(person.email, '/reset-password'), { password })
    expect(await verifyPassword(person.username, new Secret(password), newAddress())).toBeTruthy()
  })

  it('is none for a suspended account', async () => {
    await suspendAccount(administrator, person.username)
    await expect(sendPasswordLink(administrator, person.username)).rejects.toMatchObject({ code: 'conflict' })
    await expect(printPasswordLink({ kind: 'system' }, person.username)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('from the server’s shell is printed, stands in the log as the system’s, and is told to the person', async () => {
    const link = await printPasswordLink({ kind: 'system' }, person.username.toUpperCase())
    expect(await lastOf(person.id)).toMatchObject({ action: 'account.print_link', actorKind: 'system' })
    await wasMailed(person.email, 1)
    expect(mailsTo(person.email)[0]!.text).not.toContain('#')
    await choosePassword(anybody(), new Secret(new URL(link).hash.slice(1)), { password })
    expect(await rowOf(person)).toMatchObject({ emailVerifiedAt: null })
  })
})

describe('somebody’s sessions', () => {
  it('end together, and the log of both says so', async () => {
    const { sessionSecret } = await newSession(person)
    await newSession(person)
    expect(await endAccountSessions(administrator, person.username)).toBe(2)
    expect(await findSession(sessionSecret)).toBeNull()
    const entry = { action: 'account.end_sessions', details: { sessions: 2 }, targetId: person.id }
    expect(await lastOf(person.id)).toMatchObject({ ...entry, actorId: administrator.accountId })
    expect(await lastOf(administrator.accountId)).toMatchObject(entry)
    expect(await endAccountSessions(administrator, person.username)).toBe(0)
  })
})

describe('a lost second factor', () => {
  it('is removed with recovery codes and sessions, and the person is mailed', async () => {
    const actor = await newSession(person)
    await newSecondFactor(person)
    await removeSecondFactor(administrator, person.username)
    expect(await rowOf(person)).toMatchObject({ secondFactorSince: null })
    const where = { accountId: person.id }
    expect([await db.authenticator.count({ where }), await db.recoveryCode.count({ where })]).toEqual([0, 0])
    expect(await findSession(actor.sessionSecret)).toBeNull()
    await expect
      .poll(
        () =>
          mailsTo(person.email)
            .map(({ source }) => source)
            .join(),
        { timeout: 10_000 },
      )
      .toContain('Subject: Your second factor was removed')
    expect(await lastOf(person.id)).toMatchObject({
      action: 'account.remove_second_factor',
      actorId: administrator.accountId,
    })
    await expect(removeSecondFactor(administrator, person.username)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('site administration', () => {
  it('is given and taken, and nobody takes it from themselves or suspends themselves', async () => {
    await changeAdministration(administrator, person.username, true)
    expect(await rowOf(person)).toMatchObject({ isSiteAdministrator: true })
    expect(await lastOf(person.id)).toMatchObject({ action: 'account.make_administrator' })
    await changeAdministration(administrator, person.username, false)
    expect(await rowOf(person)).toMatchObject({ isSiteAdministrator: false })
    const own = administrator.username
    for (const act of [
      () => changeAdministration(administrator, own, false),
      () => suspendAccount(administrator, own),
      () => removeSecondFactor(administrator, own),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is not for suspended accounts', async () => {
    await suspendAccount(administrator, person.username)
    await expect(changeAdministration(administrator, person.username, true)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
