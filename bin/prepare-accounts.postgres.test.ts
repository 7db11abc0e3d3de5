import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { prepareAccounts } from '#bin/prepare-accounts.ts'
import { redeemSetupLink } from '#lib/accounts/redeem-setup-link.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(() => end())

test('a real database gets no demonstration data, but a link to the first account until there is one', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const links = () => log.mock.calls.flatMap(([line]) => /http\S+\/set-up#\S+$/.exec(String(line)) ?? [])
  await prepareAccounts()
  expect(links()).toEqual([expect.stringMatching(new RegExp(`^${env.PUBLIC_URL}/set-up#[\\w-]{43}$`))])
  expect(await db.account.count()).toBe(0)
  expect(existsSync(join(env.DATA_DIR, 'demo.json'))).toBe(false)

  const secret = new Secret(new URL(links()[0]!).hash.slice(1))
  const first = { username: 'first', email: 'first@example.com', password: 'correct horse battery' }
  await redeemSetupLink({ kind: 'anonymous', address: newAddress() }, secret, first)
  log.mockClear()
  await prepareAccounts()
  expect(links()).toEqual([])
  expect(await db.account.count()).toBe(1)
})
