import { beforeEach, expect, test, vi } from 'vitest'
import { confirmFailedSignIns } from '#lib/accounts/confirm-failed-sign-ins.ts'
import { writeFailedSignIns } from '#lib/accounts/failed-sign-ins.ts'
import { getAccountSecurity } from '#lib/accounts/get-account-security.ts'
import { recordFailedSignIns } from '#lib/accounts/record-failed-sign-ins.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { logger } from '#lib/logger.ts'
import { Secret } from '#lib/secret.ts'
import { newAddress, newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { mailsTo } from '#lib/testing/outbox.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'

/** A machine under load is slow to open its first connection. */
const patience = { timeout: 10_000 }

const minutes = 60_000
const runsOn = new AbortController().signal
const record = (after = 0) => recordFailedSignIns(new Date(Date.now() + after), runsOn)
const entriesOf = ({ id }: Person) =>
  db.auditEntry.findMany({ where: { accountId: id, action: 'account.fail_sign_in' }, orderBy: { at: 'asc' } })

async function fail({ username }: Person, times: number, address = newAddress()) {
  for (let time = 0; time < times; time++)
    await verifyPassword(username, new Secret('not the password'), address).catch(() => {})
  return address
}

let person: Person
beforeEach(async () => {
  vi.restoreAllMocks()
  person = await newPerson()
})

test('failed sign-ins are one entry of the log for ten minutes, with how many, from where and since when', async () => {
  const started = Date.now()
  const one = await fail(person, 3)
  const other = await fail(person, 2)
  await record()
  expect(await entriesOf(person)).toEqual([])
  const warn = vi.spyOn(logger, 'warn')
  await record(10 * minutes)
  const [entry, ...more] = await entriesOf(person)
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    actorKind: 'anonymous',
    address: one,
    targetName: person.username,
    details: { attempts: 5, from: [one, other], since: expect.any(String) },
  })
  const { since } = entry!.details as { since: string }
  expect(new Date(since).getTime()).toBeGreaterThanOrEqual(started)
  expect(new Date(since).getTime()).toBeLessThanOrEqual(Date.now())
  const line = { accountId: person.id, attempts: 5, from: [one, other] }
  expect(warn).toHaveBeenCalledWith(expect.objectContaining(line), 'Failed attempts to sign in')
  await record(20 * minutes)
  expect(await entriesOf(person)).toHaveLength(1)
})

test('a wrong password for an account costs no statement more than for a name that nobody has', async () => {
  const sentFor = async (name: string) => {
    const verify = () => verifyPassword(name, new Secret('not the password'), newAddress())
    return (await statementsOf(() => verify().catch(() => {}))).sent
  }
  const ofPerson = await sentFor(person.username)
  expect(ofPerson).toHaveLength(2)
  expect(await sentFor('nobody-has-this-name')).toEqual(ofPerson)
})

const noticed = async (actor: Actor) => (await getAccountSecurity(actor)).failedSignIns

test('ten since the last sign-in are mailed once, and noticed until the person has confirmed it', async () => {
  await fail(person, 9)
  await record(10 * minutes)
  const actor = { kind: 'account', accountId: person.id, username: person.username, address: '' } as const
  expect(await noticed(actor)).toBeNull()
  const address = await fail(person, 10)
  await record()
  expect(await noticed(actor)).toEqual({ attempts: 19, since: expect.any(Date) })
  await vi.waitFor(() => expect(mailsTo(person.email)).toHaveLength(1), patience)
  const [mail] = mailsTo(person.email)
  expect(mail!.source).toContain('Subject: 19 failed attempts to sign in to Gatehouse')
  expect(mail!.text).toContain(address)
  await fail(person, 10)
  await record()
  const signedIn = await newSession(person)
  expect(await noticed(signedIn)).toMatchObject({ attempts: 29 })
  expect(mailsTo(person.email)).toHaveLength(1)
  await confirmFailedSignIns(signedIn)
  expect(await noticed(signedIn)).toBeNull()
  const [last] = await db.auditEntry.findMany({
    where: { accountId: person.id },
    orderBy: { at: 'desc' },
    take: 1,
  })
  expect(last).toMatchObject({ action: 'account.confirm_failures', actorId: person.id })
})

test('a few before a sign-in are no attack, however many sign-ins there are', async () => {
  for (let time = 0; time < 3; time++) {
    await fail(person, 6)
    await record(10 * minutes)
    await newSession(person)
  }
  expect(await noticed(await newSession(person))).toBeNull()
  expect(await entriesOf(person)).toHaveLength(3)
})

test('what a lost database could not take is written later, and a deleted account loses its own', async () => {
  const deleted = await newPerson()
  await fail(person, 2)
  await fail(deleted, 1)
  const query = vi.spyOn(pool, 'query').mockRejectedValue(new Error('gone') as never)
  await writeFailedSignIns()
  query.mockRestore()
  await db.account.delete({ where: { id: deleted.id } })
  await fail(person, 1)
  await record(10 * minutes)
  expect(await entriesOf(person)).toMatchObject([{ details: { attempts: 3 } }])
})

test('strangers who try a hundred times lock nobody out where that person has signed in', async () => {
  const home = (await newSession(person)).address
  await db.rateLimit.deleteMany({})
  for (let time = 0; time < 101; time++) await fail(person, 1)
  const attempt = (address: string) => verifyPassword(person.username, new Secret(person.password), address)
  await expect(attempt(newAddress())).rejects.toMatchObject({ code: 'limited' })
  expect(await attempt(home)).toMatchObject({ accountId: person.id })
})
