import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { applyMigrations } from '#lib/database/apply-migrations.ts'
import { readMigrations } from '#lib/database/migrations.ts'
import { ask, emptyDatabase } from '#lib/testing/empty-database.ts'

const program = `
  const { applyMigrations } = await import('#lib/database/apply-migrations.ts')
  const { pool } = await import('#lib/database/db.ts')
  console.log((await applyMigrations()).length)
  await pool.end()`

/** How many migrations a process of its own applied. */
async function migrate(settings: Record<string, string>) {
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program]
  const env = { ...process.env, ...settings }
  return Number((await promisify(execFile)(process.execPath, words, { env })).stdout)
}

test('replicas that start at once on a new server apply each migration once', async () => {
  const { at, settings, remove } = await emptyDatabase()
  onTestFinished(remove)
  const applied = await Promise.all(Array.from({ length: 3 }, () => migrate(settings)))
  expect(applied.reduce((sum, count) => sum + count)).toBe(readMigrations().length)
  const rows = await ask(at, 'SELECT migration_name, finished_at IS NOT NULL AS done FROM _prisma_migrations')
  expect(rows.length).toBe(readMigrations().length)
  expect(rows.every(({ done }) => done)).toBe(true)
})

test('a role that may not create tables is refused, and one that need not may start', async () => {
  const { at, settings, remove } = await emptyDatabase()
  const role = `reader_${Date.now()}`
  const asRole = new URL(settings.DATABASE_URL!)
  asRole.username = role
  await ask(at, `CREATE ROLE ${role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC`)
  onTestFinished(async () => {
    await ask(at, `DROP OWNED BY ${role}; DROP ROLE ${role}`)
    await remove()
  })
  await expect(applyMigrations({ connectionString: asRole.href })).rejects.toThrow(
    'does not let its user create tables: permission denied for schema public. Grant that user CREATE on the schema, or connect as the owner of the tables.',
  )
  await applyMigrations(at)
  await ask(at, `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`)
  expect(await applyMigrations({ connectionString: asRole.href })).toEqual([])
})
