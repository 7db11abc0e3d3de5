import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { changeAdministration } from '#lib/site-accounts/change-administration.ts'
import { restoreAccount } from '#lib/site-accounts/restore-account.ts'
import { suspendAccount } from '#lib/site-accounts/suspend-account.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(() => end())

const system = { kind: 'system' } as const
const left = () => db.account.count({ where: { isSiteAdministrator: true, suspendedAt: null } })

beforeEach(async () => void (await db.account.updateMany({ data: { isSiteAdministrator: false } })))

it('the last site administrator stays one, even by a command in the server’s shell', async () => {
  const { username } = await newSiteAdministrator()
  const last = { code: 'conflict', message: expect.stringContaining('last site administrator') }
  await expect(changeAdministration(system, username, false)).rejects.toMatchObject(last)
  await expect(suspendAccount(system, username)).rejects.toMatchObject(last)
  const other = await newSiteAdministrator()
  await suspendAccount(system, other.username)
  await expect(changeAdministration(system, username, false)).rejects.toMatchObject(last)
  await restoreAccount(system, other.username)
  await changeAdministration(system, username, false)
  expect(await left()).toBe(1)
})

it('administrators who take it from each other at once leave one', async () => {
  for (let round = 0; round < 5; round++) {
    await db.account.updateMany({ data: { isSiteAdministrator: false } })
    const all = await Promise.all([1, 2, 3].map(newSiteAdministrator))
    const outcomes = await Promise.allSettled(
      all.map((actor, at) => {
        const { username } = all[(at + 1) % all.length]!
        return at === 1 ? suspendAccount(actor, username) : changeAdministration(actor, username, false)
      }),
    )
    expect(await left()).toBeGreaterThanOrEqual(1)
    for (const each of outcomes)
      if (each.status === 'rejected') expect(['not_found', 'unauthenticated']).toContain(each.reason.code)
  }
})

it('commands side by side leave one', async () => {
  const all = await Promise.all([1, 2, 3, 4].map(newSiteAdministrator))
  const taking = all.map(({ username }) => changeAdministration(system, username, false))
  const outcomes = await Promise.allSettled(taking)
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(await left()).toBe(1)
})
