import { Socket } from 'node:net'
import { Client, type ClientConfig } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { finishMigration } from '#lib/database/finish-migration.ts'
import { applyMigrations } from '#lib/database/apply-migrations.ts'
import { readMigrations, type Migration } from '#lib/database/migrations.ts'
import { describeSchema } from '#lib/testing/describe-schema.ts'
import { emptyDatabase } from '#lib/testing/empty-database.ts'

const migrations = readMigrations()
const names = migrations.map(({ name }) => name)
const upTo = (count: number) => migrations.slice(0, count)

/** Those that earlier versions applied a statement at a time; later ones are never half applied. */
const appliedApart = upTo(5)
const statementsOf = ({ sql }: Migration) => sql.split(';').filter((text) => text.trim())

async function newDatabase() {
  const { at, remove } = await emptyDatabase()
  const client = new Client(at)
  await client.connect()
  return {
    at,
    client,
    async remove() {
      await client.end()
      await remove()
    },
  }
}

async function ownDatabase() {
  const database = await newDatabase()
  onTestFinished(database.remove)
  return database
}

let fresh: Awaited<ReturnType<typeof newDatabase>>
/** The schema after so many migrations. */
const schemas: string[][] = []

beforeAll(async () => {
  fresh = await newDatabase()
  for (let count = 0; count <= migrations.length; count++) {
    await applyMigrations(fresh.at, upTo(count))
    schemas.push(await describeSchema(fresh.client))
  }
})
afterAll(() => fresh.remove())

test('what is up to date stays as it is', async () => {
  expect(await applyMigrations(fresh.at)).toEqual([])
})

test('a migration that fails keeps nothing, says why, and is applied once it can be', async () => {
  const { at, client } = await ownDatabase()
  const migration = (name: string, sql: string) => ({ name, sql, checksum: name })
  const first = migration('1_first', 'CREATE TABLE "first" ()')
  const broken = migration('2_second', 'CREATE TABLE "second" (); SELECT 1 / 0')
  await expect(applyMigrations(at, [first, broken])).rejects.toThrow(
    'could not be migrated: 2_second: division by zero.',
  )
  const { rows } = await client.query(`SELECT to_regclass('first') AS first, to_regclass('second') AS second`)
  expect(rows).toEqual([{ first: 'first', second: null }])
  const mended = migration('2_second', 'CREATE TABLE "second" ()')
  expect(await applyMigrations(at, [first, mended])).toEqual(['2_second'])
})

/** A start whose connection breaks after so long, as when its process is killed; whether it finished first. */
async function migrateFor(milliseconds: number, at: ClientConfig, given: Migration[]) {
  const socket = new Socket()
  const timer = setTimeout(() => socket.destroy(), milliseconds)
  try {
    await applyMigrations({ ...at, stream: () => socket }, given)
    return true
  } catch (error) {
    expect(String(error)).toMatch(/terminated|closed|ended/)
    return false
  } finally {
    clearTimeout(timer)
  }
}

test('a start that is stopped at any moment of an upgrade from any version starts again', async () => {
  const { at, client } = await ownDatabase()
  let stopped = 0
  for (let count = 1; count <= migrations.length; count++) {
    for (let milliseconds = 0; !(await migrateFor(milliseconds, at, upTo(count))); milliseconds += 50)
      stopped++
  }
  expect(stopped).toBeGreaterThanOrEqual(migrations.length)
  expect(await applyMigrations(at)).toEqual([])
  expect(await describeSchema(client)).toEqual(schemas.at(-1))
})

test('wherever an earlier version was stopped in a migration, the rest of it is applied', async () => {
  const { at, client } = await ownDatabase()
  for (const [count, migration] of appliedApart.entries()) {
    await applyMigrations(at, upTo(count))
    const statements = statementsOf(migration)
    await client.query('BEGIN')
    for (let done = 0; done <= statements.length; done++) {
      await client.query('SAVEPOINT stopped')
      await finishMigration(client, migration)
      expect(await describeSchema(client)).toEqual(schemas[count + 1])
      await client.query('ROLLBACK TO SAVEPOINT stopped')
      if (done < statements.length) await client.query(statements[done]!)
    }
    await client.query('ROLLBACK')
    expect(await describeSchema(client)).toEqual(schemas[count])
  }
})

test('a database that an earlier version left half migrated is migrated', async () => {
  const { at, client } = await ownDatabase()
  const [init, next] = migrations as [Migration, Migration]
  await applyMigrations(at, [init])
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (gen_random_uuid(), $1, $2)`,
    [next.checksum, next.name],
  )
  for (const statement of statementsOf(next).slice(0, 2)) await client.query(statement)
  expect(await applyMigrations(at)).toEqual(names.slice(1))
  expect(await describeSchema(client)).toEqual(schemas.at(-1))
})

describe('what cannot be migrated is refused, and stays as it is', () => {
  async function refusal(given: Migration[]) {
    const { message } = await applyMigrations(fresh.at, given).then(
      () => expect.fail(),
      (error: Error) => error,
    )
    expect(await describeSchema(fresh.client)).toEqual(schemas.at(-1))
    return message
  }
  const differs = (how: string) =>
    `has a different history than this version of Gatehouse: ${how}. Start the version that was started last, or restore a backup.`

  test('a database that is newer', async () => {
    expect(await refusal(migrations.slice(0, -1))).toBe(
      `is newer than this version of Gatehouse: it has the migration ${names.at(-1)}. Start a version that has it, or restore a backup from before it.`,
    )
  })

  test('a migration that was applied from another file', async () => {
    const edited = migrations.with(1, { ...migrations[1]!, checksum: 'another' })
    expect(await refusal(edited)).toBe(differs(`${names[1]} was applied from a different file`))
  })

  test('a migration that this version does not have', async () => {
    expect(await refusal(migrations.toSpliced(1, 1))).toBe(differs(`${names[1]} is unknown`))
  })

  test('a migration that should have been applied before others', async () => {
    const between = { name: `${names[0]}_b`, sql: 'CREATE TABLE between_two ()', checksum: '' }
    expect(await refusal(migrations.toSpliced(1, 0, between))).toBe(
      differs(`${between.name} is missing before ${names[1]}`),
    )
  })

  test('a database with tables of another program', async () => {
    const { at, client } = await ownDatabase()
    await client.query('CREATE TABLE elsewhere ()')
    await expect(applyMigrations(at)).rejects.toThrow(
      'contains tables of another program. Set DATABASE_URL to an empty database.',
    )
  })
})
