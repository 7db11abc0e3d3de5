import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { readMigrations } from '#lib/database/migrations.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

it('the migration moves each count out of the table of limits, and leaves the limits there', async () => {
  const dataDir = newDataFolder()
  onTestFinished(() => removeFolder(dataDir))
  const embedded = await startEmbedded(dataDir)
  onTestFinished(() => embedded.stop())
  const client = new Client({ host: socketFolder(dataDir), user: 'postgres', database: 'postgres' })
  await client.connect()
  onTestFinished(() => client.end())
  const migrations = readMigrations()
  const at = migrations.findIndex(({ name }) => name.endsWith('_counts'))
  for (const { sql } of migrations.slice(0, at)) await client.query(sql)
  const hash = createHash('sha256').update('an organization and an address').digest()
  await client.query(
    `INSERT INTO rate_limit (key, points, expire) SELECT unnest($1::text[]), 7, '2026-03-01T12:00:00Z'`,
    [
      [
        ...['pulls-address:2001:db8:1:2::/64', 'pulls-account:demo', 'pulls-organization-token:0199'],
        ...['event:one:two', `invite-mail:${hash.toString('base64url')}`, 'failure-address:192.0.2.1'],
      ],
    ],
  )
  await client.query(migrations[at]!.sql)
  const rows = async (sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows
  const end = new Date('2026-03-01T12:00:00Z')
  expect(await rows('SELECT kind, name, pulls, ends_at FROM pull_count ORDER BY kind')).toEqual([
    ['account', 'demo', 7, end],
    ['address', '2001:db8:1:2::/64', 7, end],
    ['organization-token', '0199', 7, end],
  ])
  expect(await rows('SELECT id, expires_at FROM registry_event')).toEqual([['one:two', end]])
  expect(await rows('SELECT address_hash, mails, ends_at FROM invite_mail_count')).toEqual([[hash, 7, end]])
  expect(await rows('SELECT key FROM rate_limit')).toEqual([['failure-address:192.0.2.1']])
})
