import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { notedSecrets } from '#e2e/fixtures/secrets.ts'

// Runs after everything else: what has been a secret in this run must stand nowhere.
const secrets = notedSecrets()

/** Which secrets a text holds, as they are or in the spellings that a careless line would leave. */
function secretsIn(content: Buffer): string[] {
  return secrets.filter((secret) =>
    [
      secret,
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('hex'),
    ].some((spelling) => content.includes(spelling)),
  )
}

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.isFile() && statSync(path).size > 0) yield path
  }
}

const leaksIn = (folder: string) =>
  [...filesIn(folder)].filter((path) => secretsIn(readFileSync(path)).length > 0)

test('this run has seen secrets, and the search would find one', () => {
  expect(secrets.filter((secret) => secret.startsWith('gate_pat_')).length).toBeGreaterThan(20)
  const [keyOfApp, recoveryCode] = [/^[A-Z2-7]{32}$/, /^([0-9a-z]{6}-){3}[0-9a-z]{6}$/]
  for (const form of [keyOfApp, recoveryCode])
    expect(secrets.filter((secret) => form.test(secret)).length).toBeGreaterThan(5)
  expect(secretsIn(Buffer.from(`before ${secrets[0]} after`))).toEqual([secrets[0]])
})

test('no row of the database holds one', async () => {
  const tables = await query<{ name: string }>(
    `SELECT table_schema || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(8)
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)
    expect(secretsIn(Buffer.from(rows.map(({ row }) => row).join('\n'))), name).toEqual([])
  }
})

test('no line of the server’s log holds one', () => {
  const log = readFileSync(process.env.GATEHOUSE_TEST_LOG!)
  expect(log.toString()).toContain('Gatehouse is ready')
  expect(secretsIn(log)).toEqual([])
})

test('no file of the data folder holds one', () => {
  const data = process.env.GATEHOUSE_TEST_DATA!
  // With no mail server, what would have been sent lies in the outbox: a link's secret is meant to be read there.
  expect(leaksIn(data).filter((path) => !path.startsWith(join(data, 'outbox')))).toEqual([])
})

test('no file of the build holds one', () => {
  expect(leaksIn('.next')).toEqual([])
})
