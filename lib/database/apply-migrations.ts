import { Client, type ClientConfig } from 'pg'
import { connection } from '#lib/database/db.ts'
import { finishMigration } from '#lib/database/finish-migration.ts'
import { MigrationError } from '#lib/database/migration-error.ts'
import { nextMigration, recordMigration } from '#lib/database/migration-history.ts'
import { readMigrations, type Migration } from '#lib/database/migrations.ts'

/** The lock that `prisma migrate deploy` takes, too: only one process migrates a database. */
const LOCK = 72_707_369

/**
 * Applies the missing migrations, each in one transaction with its row in the history. Returns their names.
 * @throws MigrationError
 */
export async function applyMigrations(
  config: ClientConfig = connection,
  migrations = readMigrations(),
): Promise<string[]> {
  const client = new Client({ ...config, connectionTimeoutMillis: 5_000 })
  // A connection that breaks fails the query that is running, which is where it is handled.
  client.on('error', () => {})
  await client.connect().catch((error) => {
    throw new MigrationError(
      `cannot be used: ${error.message || error.code}. Start it, or correct DATABASE_URL.`,
    )
  })
  try {
    const applied: string[] = []
    for (;;) {
      const name = await inTransaction(client, () => applyNext(client, migrations))
      if (!name) return applied
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  // At this level a replica that waited for the lock sees what the other one applied.
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function applyNext(client: Client, migrations: Migration[]): Promise<string | null> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
  const next = await nextMigration(client, migrations).catch((error) => explain(error, 'its history'))
  if (!next) return null
  const { migration, isHalfApplied } = next
  try {
    if (isHalfApplied) await finishMigration(client, migration)
    else await client.query(migration.sql)
    await recordMigration(client, migration, isHalfApplied)
  } catch (error) {
    explain(error, migration.name)
  }
  return migration.name
}

const INSUFFICIENT_PRIVILEGE = '42501'
/** Where a role without rights on a schema creates something. */
const INVALID_SCHEMA_NAME = '3F000'

function explain(error: unknown, where: string): never {
  if (error instanceof MigrationError) throw error
  const { code = '', message } = error as Error & { code?: string }
  throw new MigrationError(
    [INSUFFICIENT_PRIVILEGE, INVALID_SCHEMA_NAME].includes(code)
      ? `does not let its user create tables: ${message}. Grant that user CREATE on the schema, or connect as the owner of the tables.`
      : `could not be migrated: ${where}: ${message}. That migration changed nothing: fix the cause and start again, or restore a backup.`,
  )
}
