import { afterAll, afterEach, expect, it, onTestFinished, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { updateAccount } from '#lib/accounts/update-account.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { mailExpiries } from '#lib/notices/mail-expiries.ts'
import { startMailServer, textOf } from '#lib/testing/mail-server.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { mailsTo } from '#lib/testing/outbox.ts'
import { day, hour } from '#lib/time.ts'

const { close } = await vi.hoisted(async () => {
  const { ownDatabase } = await import('#lib/testing/own-database.ts')
  return { close: await ownDatabase() }
})
afterAll(close)
// No test meets what another one has left.
afterEach(async () => void (await db.token.deleteMany()))

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env } }
})
const settings = env as { SMTP_URL?: string }

const runsOn = new AbortController().signal
const run = (at: string | number) => mailExpiries(new Date(at), runsOn)

const emailOf = async ({ accountId }: AccountActor) =>
  (await db.account.findUniqueOrThrow({ where: { id: accountId } })).email

/** The subjects and texts of a person's mails, oldest first. */
async function mailed(person: AccountActor) {
  const address = await emailOf(person)
  await expect.poll(() => db.outboxMessage.count()).toBe(0)
  return mailsTo(address).map(({ source, text }) => ({ subject: subjectOf(source), text }))
}

const subjectOf = (source: string) => {
  const [, encoded = ''] = /^Subject: ((?:.+\r?\n )*.+)$/m.exec(source)!
  return encoded
    .replace(/\?=\s+=\?UTF-8\?Q\?/g, '')
    .replace(/=\?UTF-8\?Q\?(.+?)\?=/g, (_, text: string) =>
      decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')),
    )
}

/** Made long before, so that each day before its end comes while it exists. */
const made = new Date('2026-01-01T00:00:00Z')
const expiresAt = new Date('2026-06-30T15:00:00Z')

it('mails on the day that is 30, 7 and 1 days before, and once it has expired, to the millisecond', async () => {
  const person = await newAccount()
  const token = await newToken(person, { description: 'CI', createdAt: made, expiresAt })
  const { hint } = await db.token.findUniqueOrThrow({ where: { id: token.id } })
  for (const [before, at] of [
    ['2026-05-30T23:59:59.999Z', '2026-05-31T00:00:00Z'],
    ['2026-06-22T23:59:59.999Z', '2026-06-23T00:00:00Z'],
    ['2026-06-28T23:59:59.999Z', '2026-06-29T00:00:00Z'],
    ['2026-06-30T14:59:59.999Z', '2026-06-30T15:00:00Z'],
  ] as const) {
    expect([before, await run(before)]).toEqual([before, 'Mailed 0'])
    expect([at, await run(at)]).toEqual([at, 'Mailed 1'])
    expect(await run(at)).toBe('Mailed 0')
  }
  expect(await run('2027-01-01T00:00:00Z')).toBe('Mailed 0')
  const mails = await mailed(person)
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Access token “CI” expires in 30 days',
    'Access token “CI” expires in 7 days',
    'Access token “CI” expires tomorrow',
    'Access token “CI” expired today',
  ])
  expect(mails[0]!.text).toContain(`- CI (${hint})\n  expires in 30 days, on 2026-06-30 15:00 UTC\n`)
  expect(mails[0]!.text).toContain(`/account/security/${token.id}`)
  expect(mails[0]!.text).toContain('/account/profile#mail')
  const log = await db.auditEntry.findMany({ where: { accountId: person.accountId } })
  expect(log.filter(({ action }) => action === 'account.mail_expiry')).toHaveLength(4)
  expect(log.at(-1)).toMatchObject({ actorKind: 'system', details: { tokens: ['CI'] } })
})

it('a missed run delays, and of several days that came meanwhile mails the nearest', async () => {
  const person = await newAccount()
  await newToken(person, { description: 'CI', createdAt: made, expiresAt })
  expect(await run('2026-06-27T10:00:00Z')).toBe('Mailed 1')
  expect(await run('2026-06-28T10:00:00Z')).toBe('Mailed 0')
  expect(await run('2026-07-09T10:00:00Z')).toBe('Mailed 1')
  expect((await mailed(person)).map(({ subject }) => subject)).toEqual([
    'Access token “CI” expires in 3 days',
    'Access token “CI” has expired',
  ])
})

it('of a short-lived token only the days are mailed that come after it was made', async () => {
  const person = await newAccount()
  await newToken(person, { createdAt: new Date(expiresAt.getTime() - 7 * day), expiresAt })
  expect(await run('2026-06-24T00:00:00Z')).toBe('Mailed 0')
  expect(await run('2026-06-29T00:00:00Z')).toBe('Mailed 1')
})

it('another expiry is announced anew, and what waited about the old one is dropped', async () => {
  const person = await newAccount()
  const now = Date.now()
  const { id } = await newToken(person, { createdAt: made, expiresAt: new Date(now + 10 * day) })
  expect(await run(now)).toBe('Mailed 1')
  const { id: other } = await newToken(person, { createdAt: made, expiresAt: new Date(now + 5 * day) })
  expect(await run(now)).toBe('Mailed 0')
  for (const each of [id, other])
    await db.token.update({ where: { id: each }, data: { expiresAt: new Date(now + 60 * day) } })
  expect(await run(now + 2 * day)).toBe('Mailed 0')
  expect(await run(now + 31 * day)).toBe('Mailed 1')
  expect((await mailed(person)).at(-1)!.subject).toBe('2 access tokens expire soon')
})

it('one mail a person and day has own tokens and those of organizations one owns', async () => {
  const [owner, second, member] = [await newAccount(), await newAccount(), await newAccount()]
  const acme = await newOrganization([
    [owner, 'owner'],
    [second, 'owner'],
    [member, 'editor'],
  ])
  await newToken(owner, { description: 'Mine', createdAt: made, expiresAt })
  const used = new Date(expiresAt.getTime() + hour)
  await newOrganizationToken(acme, {
    ...{ label: 'Deploy', createdAt: made, expiresAt },
    ...{ expiredUseAt: used, expiredUseAddress: '203.0.113.40' },
  })
  expect(await run('2026-07-01T08:00:00Z')).toBe('Mailed 2')
  const late = new Date('2026-08-10T00:00:00Z')
  await newToken(owner, { description: 'Next', createdAt: made, expiresAt: late })
  expect(await run('2026-07-11T08:00:00Z')).toBe('Mailed 1')
  await newToken(owner, { description: 'Same day', createdAt: made, expiresAt: late })
  expect(await run('2026-07-11T23:59:59.999Z')).toBe('Mailed 0')
  expect(await run('2026-07-12T00:00:00Z')).toBe('Mailed 1')
  const [first, ...others] = await mailed(owner)
  expect(first!.subject).toBe('2 access tokens have expired')
  expect(first!.text).toContain('- Mine (')
  expect(first!.text).toContain(
    `) of ${acme.name}\n  expired yesterday, on 2026-06-30 15:00 UTC; still in use, last on 2026-06-30 16:00 UTC from 203.0.113.40`,
  )
  expect(others.map(({ subject }) => subject)).toEqual([
    'Access token “Next” expires in 30 days',
    'Access token “Same day” expires in 29 days',
  ])
  expect((await mailed(second)).map(({ subject }) => subject)).toEqual([
    'Access token “Deploy” expired yesterday',
  ])
  expect(mailsTo(await emailOf(member))).toEqual([])
})

it('who does not want it, an inactive token and one that is gone are left out', async () => {
  const person = await newAccount()
  const acme = await newOrganization([[person, 'owner']])
  await newToken(person, { description: 'Off', createdAt: made, expiresAt, isActive: false })
  await updateAccount(person, { mailOwnExpiry: false })
  await newToken(person, { description: 'Mine', createdAt: made, expiresAt })
  expect(await run('2026-06-10T08:00:00Z')).toBe('Mailed 0')
  await updateAccount(person, { mailOwnExpiry: true, mailOrganizationExpiry: false })
  await newOrganizationToken(acme, { createdAt: made, expiresAt })
  expect(await run('2026-06-11T08:00:00Z')).toBe('Mailed 0')
  const gone = await newToken(person, { description: 'Gone', createdAt: made, expiresAt })
  await db.token.delete({ where: { id: gone.id } })
  expect(await run('2026-06-12T08:00:00Z')).toBe('Mailed 0')
  expect(mailsTo(await emailOf(person))).toEqual([])
  const changes = await db.auditEntry.findMany({
    where: { accountId: person.accountId, action: 'account.update' },
    orderBy: { at: 'asc' },
  })
  expect(changes.map(({ details }) => details)).toEqual([
    { mailOwnExpiry: { from: true, to: false } },
    { mailOwnExpiry: { from: false, to: true }, mailOrganizationExpiry: { from: true, to: false } },
  ])
})

it('goes to the mail server, where one is set', async () => {
  const server = await startMailServer()
  onTestFinished(server.stop)
  settings.SMTP_URL = server.url
  onTestFinished(() => void delete settings.SMTP_URL)
  const person = await newAccount()
  await newToken(person, { description: 'CI', createdAt: made, expiresAt })
  expect(await run('2026-06-29T00:00:00Z')).toBe('Mailed 1')
  await expect.poll(() => server.received).toHaveLength(1)
  const [{ to, source }] = server.received as [(typeof server.received)[0]]
  expect([to, subjectOf(source)]).toEqual([
    ...[[await emailOf(person)], 'Access token “CI” expires tomorrow'],
  ])
  expect(textOf(source)).toContain('expires tomorrow, on 2026-06-30 15:00 UTC')
})
