import { PrismaPg } from '@prisma/adapter-pg'
import { Client, Pool } from 'pg'
import { filters, migrationNames, readMigrations, withSchemaEngine } from '#bin/schema-engine.ts'
import { connection } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'

/** Any number that nobody else locks; two replicas that start at once meet here. */
const MIGRATION_LOCK = 70_715_001

/** Why the database server is not there, or lets nobody in. */
export class Unreachable extends Error {}

/** Brings the database up to the history in prisma/migrations; gives the names of what it applied. */
export async function applyMigrations(): Promise<string[]> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5_000 })
  await client.connect().catch((error) => {
    throw new Unreachable(error.message || error.code)
  })
  try {
    // The embedded database has one user, its server, and one session for all connections.
    if (env.DATABASE_URL) await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    return (await isUpToDate(client)) ? [] : await applyMissing()
  } finally {
    await client.end()
  }
}

/** The usual case, found without loading the engine. */
async function isUpToDate(client: Client) {
  const known = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS made`)
  if (!known.rows[0].made) return false
  const unfinished =
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL'
  if ((await client.query(unfinished)).rowCount) return false
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const applied = new Set(rows.map((row) => row.migration_name))
  return migrationNames().every((name) => applied.has(name))
}

async function applyMissing() {
  const pool = new Pool({ ...connection, max: 1 })
  try {
    const output = await withSchemaEngine(new PrismaPg(pool), (engine) =>
      engine.applyMigrations({ migrationsList: readMigrations(), filters }),
    )
    return output.appliedMigrationNames
  } finally {
    await pool.end()
  }
}
