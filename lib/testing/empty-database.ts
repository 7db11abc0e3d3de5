import { randomBytes } from 'node:crypto'
import { Client, type ClientConfig } from 'pg'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

type Database = {
  at: ClientConfig
  /** What a program that is to use it gets as settings. */
  settings: Record<string, string>
  remove: () => Promise<void>
}

/** A database without tables, of the kind that the tests run on; an embedded one has them at once on request. */
export function emptyDatabase(embedded: 'empty' | 'migrated' = 'empty'): Promise<Database> {
  return process.env.DATABASE_URL ? newServerDatabase(process.env.DATABASE_URL) : newEmbedded(embedded)
}

async function newEmbedded(content: 'empty' | 'migrated'): Promise<Database> {
  const dataDir = newDataFolder(content)
  const embedded = await startEmbedded(dataDir)
  return {
    at: { host: socketFolder(dataDir), user: 'postgres', database: 'postgres' },
    settings: { DATA_DIR: dataDir },
    async remove() {
      await embedded.stop()
      removeFolder(dataDir)
    },
  }
}

async function newServerDatabase(server: string): Promise<Database> {
  const name = `gatehouse_test_${randomBytes(6).toString('hex')}`
  await ask({ connectionString: server }, `CREATE DATABASE ${name}`)
  const own = new URL(server)
  own.pathname = `/${name}`
  return {
    at: { connectionString: own.href },
    settings: { DATABASE_URL: own.href },
    async remove() {
      await ask({ connectionString: server }, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/** The rows of one statement, on a connection of its own. */
export async function ask(at: ClientConfig, statement: string) {
  const client = new Client(at)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
