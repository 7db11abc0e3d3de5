import type { Client } from 'pg'
import { MigrationError } from '#lib/database/migration-error.ts'
import type { Migration } from '#lib/database/migrations.ts'

type Row = { name: string; checksum: string; isFinished: boolean }

/** The table as `prisma migrate deploy` creates it. */
const HISTORY = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** The migration to apply next; null when the database has them all. Throws MigrationError where the histories differ. */
export async function nextMigration(client: Client, migrations: Migration[]) {
  const rows = await readHistory(client)
  rows.forEach((row, at) => requireSame(row, migrations[at], migrations))
  const unfinished = rows.findIndex(({ isFinished }) => !isFinished)
  const migration = migrations[unfinished < 0 ? rows.length : unfinished]
  return migration ? { migration, isHalfApplied: unfinished >= 0 } : null
}

async function readHistory(client: Client): Promise<Row[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  )
  if (!tables.some(({ name }) => name === '_prisma_migrations')) {
    if (tables.length) {
      throw new MigrationError('contains tables of another program. Set DATABASE_URL to an empty database.')
    }
    await client.query(HISTORY)
  }
  const { rows } = await client.query<Row>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
     FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  return rows
}

/** The history of the database has to be the beginning of this version's. */
function requireSame(row: Row, migration: Migration | undefined, migrations: Migration[]): void {
  if (row.name === migration?.name && row.checksum === migration.checksum) return
  if (row.name > migrations.at(-1)!.name) {
    throw new MigrationError(
      `is newer than this version of Gatehouse: it has the migration ${row.name}. Start a version that has it, or restore a backup from before it.`,
    )
  }
  throw new MigrationError(
    `has a different history than this version of Gatehouse: ${difference(row, migration)}. Start the version that was started last, or restore a backup.`,
  )
}

function difference(row: Row, migration: Migration | undefined) {
  if (row.name === migration?.name) return `${row.name} was applied from a different file`
  const isMissing = migration && migration.name < row.name
  return isMissing ? `${migration.name} is missing before ${row.name}` : `${row.name} is unknown`
}

/** Records a migration as applied, as `prisma migrate deploy` does. */
export async function recordMigration(client: Client, { name, checksum }: Migration, isHalfApplied: boolean) {
  if (isHalfApplied) {
    await client.query(
      `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1, logs = NULL
       WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    )
  } else {
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [checksum, name],
    )
  }
}
