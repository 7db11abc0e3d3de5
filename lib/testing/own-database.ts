import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/**
 * A migrated database for one test file alone, for what holds of an empty one. To be awaited in
 * `vi.hoisted`, before anything reads the settings; the answer ends it.
 */
export async function ownDatabase(): Promise<() => Promise<void>> {
  const remove = process.env.DATABASE_URL
    ? await newServerDatabase(process.env.DATABASE_URL)
    : await newEmbedded()
  const { applyMigrations } = await import('#lib/database/migrate.ts')
  await applyMigrations()
  return async () => {
    const { db, pool } = await import('#lib/database/db.ts')
    await db.$disconnect()
    await pool.end()
    await remove()
  }
}

async function newEmbedded() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-test-'))
  process.env.DATA_DIR = dataDir
  const { startEmbedded } = await import('#lib/database/embedded/start-embedded.ts')
  const embedded = await startEmbedded(dataDir)
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function newServerDatabase(server: string) {
  const name = `gatehouse_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const own = new URL(server)
  own.pathname = `/${name}`
  process.env.DATABASE_URL = own.href
  return () => onServer(server, `DROP DATABASE ${name}`)
}

async function onServer(server: string, statement: string) {
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}
