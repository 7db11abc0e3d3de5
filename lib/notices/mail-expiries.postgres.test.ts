import { afterAll, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { mailExpiries } from '#lib/notices/mail-expiries.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'

const { close } = await vi.hoisted(async () => {
  const { ownDatabase } = await import('#lib/testing/own-database.ts')
  return { close: await ownDatabase() }
})
afterAll(close)

it('of runs at once, each on a connection of its own, one mails a person', async () => {
  const people = await Promise.all([1, 2, 3].map(() => newAccount()))
  const now = new Date('2026-06-10T08:00:00Z')
  for (const person of people)
    await newToken(person, {
      createdAt: new Date('2026-01-01T00:00:00Z'),
      expiresAt: new Date(now.getTime() + 5 * day),
    })
  const signal = new AbortController().signal
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => mailExpiries(now, signal)))
  const mailed = outcomes.map((outcome) => Number(outcome.replace('Mailed ', '')))
  expect(mailed.reduce((sum, each) => sum + each)).toBe(people.length)
  const entries = await db.auditEntry.groupBy({
    by: ['accountId'],
    where: { action: 'account.mail_expiry' },
    _count: true,
  })
  expect(entries.map(({ _count }) => _count)).toEqual([1, 1, 1])
})
