import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { filters, migrationList, withSchemaEngine } from '#bin/schema-engine.ts'
import { applyMigrations } from '#lib/database/apply-migrations.ts'
import { readMigrations } from '#lib/database/migrations.ts'
import { ask, emptyDatabase } from '#lib/testing/empty-database.ts'

const names = readMigrations().map(({ name }) => name)

async function newDatabase() {
  const { at, remove } = await emptyDatabase()
  const pool = new Pool({ ...at, max: 1 })
  onTestFinished(async () => {
    await pool.end()
    await remove()
  })
  const deploy = () =>
    withSchemaEngine(new PrismaPg(pool), (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(), filters }),
    )
  return { at, deploy }
}

const history = `SELECT migration_name, checksum, length(id) AS id_length, finished_at >= started_at AS finished,
    logs, rolled_back_at, applied_steps_count
  FROM _prisma_migrations ORDER BY migration_name`
const columns = `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
  FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`

test('a history that a start wrote is the one that Prisma writes, and leaves Prisma nothing to apply', async () => {
  const [ours, prismas] = [await newDatabase(), await newDatabase()]
  expect(await applyMigrations(ours.at)).toEqual(names)
  expect((await prismas.deploy()).appliedMigrationNames).toEqual(names)
  expect(await ask(ours.at, history)).toEqual(await ask(prismas.at, history))
  expect(await ask(ours.at, columns)).toEqual(await ask(prismas.at, columns))
  expect((await ours.deploy()).appliedMigrationNames).toEqual([])
  expect(await applyMigrations(prismas.at)).toEqual([])
})
