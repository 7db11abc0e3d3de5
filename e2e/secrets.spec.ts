import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { notedSecrets } from '#e2e/fixtures/secrets.ts'

// Runs after everything else: what has been a secret in this run must stand nowhere.
const secrets = notedSecrets()

/** As they are, and as a careless line would leave them. */
const spellings = secrets.map((secret) => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
])

const secretsIn = (content: Buffer) =>
  secrets.filter((_, at) => spellings[at]!.some((spelling) => content.includes(spelling)))

/** The files of a folder that hold one: grep looks for all of thousands in one pass over them. */
function leaksIn(folder: string): string[] {
  const { status, stdout, stderr } = spawnSync('grep', ['-rlaF', '-f', '-', folder], {
    input: spellings.flat().join('\n'),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (status !== 0 && status !== 1) throw new Error(`grep could not search ${folder}: ${stderr}`)
  return stdout.split('\n').filter(Boolean)
}

test('this run has seen secrets, and the search would find one', ({}, info) => {
  expect(secrets.filter((secret) => secret.startsWith('gate_pat_')).length).toBeGreaterThan(20)
  const [keyOfApp, recoveryCode] = [/^[A-Z2-7]{32}$/, /^([0-9a-z]{6}-){3}[0-9a-z]{6}$/]
  for (const form of [keyOfApp, recoveryCode])
    expect(secrets.filter((secret) => form.test(secret)).length).toBeGreaterThan(5)
  expect(secretsIn(Buffer.from(`before ${secrets[0]} after`))).toEqual([secrets[0]])

  const folder = info.outputPath('searched')
  expect(() => leaksIn(folder)).toThrow('grep could not search')
  const holding = spellings.at(-1)!.map((spelling, at) => [join(folder, `deep/${at}`), spelling])
  mkdirSync(join(folder, 'deep'), { recursive: true })
  writeFileSync(join(folder, 'none'), 'before and after')
  expect(leaksIn(folder)).toEqual([])
  for (const [path, spelling] of holding) writeFileSync(path!, `\0before${spelling}after`)
  expect(leaksIn(folder).sort()).toEqual(holding.map(([path]) => path))
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
