import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { prepareAccounts } from '#bin/prepare-accounts.ts'
import { env } from '#lib/env.ts'
import { newAccount } from '#lib/testing/new-account.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(() => end())

test.skipIf(env.DATABASE_URL)(
  'passwords that a start was stopped before it showed are shown by the next',
  async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const lines = () => log.mock.calls.flat().join('\n')
    await newAccount()
    await prepareAccounts()
    expect(lines()).toBe('')
    const file = join(env.DATA_DIR, 'demo.json')
    const demo = JSON.stringify({ accounts: [{ username: 'demo', password: 'correct horse battery' }] })
    writeFileSync(`${file}.new`, demo)
    await prepareAccounts()
    expect(lines()).toMatch(/^ {2}demo +correct horse battery$/m)
    expect(readFileSync(file, 'utf8')).toBe(demo)
    expect(existsSync(`${file}.new`)).toBe(false)
  },
)
