import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { migrationNames } from '#bin/schema-engine.ts'

const { DATABASE_URL } = process.env
const program = `
  const { applyMigrations } = await import('#lib/database/migrate.ts')
  const { pool } = await import('#lib/database/db.ts')
  console.log((await applyMigrations()).length)
  await pool.end()`

/** How many migrations a process of its own applied. */
async function migrate(url: string) {
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program]
  const env = { ...process.env, DATABASE_URL: url }
  return Number((await promisify(execFile)(process.execPath, words, { env })).stdout)
}

test('replicas that start at once on a new server apply each migration once', async () => {
  const name = `gatehouse_test_${randomBytes(6).toString('hex')}`
  const server = new Client({ connectionString: DATABASE_URL })
  await server.connect()
  await server.query(`CREATE DATABASE ${name}`)
  const own = new URL(DATABASE_URL!)
  own.pathname = `/${name}`
  const applied = await Promise.all(Array.from({ length: 3 }, () => migrate(own.href)))
  expect(applied.sort()).toEqual([0, 0, migrationNames().length])
  await server.query(`DROP DATABASE ${name}`)
  await server.end()
})
