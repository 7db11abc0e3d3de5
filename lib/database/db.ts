import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, type PoolConfig, type QueryConfig } from 'pg'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { oftenAsked } from '#lib/database/often-asked.ts'
import { env } from '#lib/env.ts'
import { PrismaClient } from '#lib/generated/prisma/client.ts'

/** How to connect to the database: the server in DATABASE_URL, otherwise the embedded one's socket. */
export const connection: PoolConfig = env.DATABASE_URL
  ? // Prisma's adapter takes every timestamp as UTC, whatever zone the server uses.
    { connectionString: env.DATABASE_URL, options: '-c TimeZone=UTC' }
  : { host: socketFolder(env.DATA_DIR), user: 'postgres', database: 'postgres' }

// pg adds to that what these say, PGSSLMODE for one; they are meant for another server.
if (!env.DATABASE_URL) {
  for (const name of Object.keys(process.env)) if (name.startsWith('PG')) delete process.env[name]
}

function open() {
  const pool = new Pool({
    ...connection,
    max: 10,
    // An unreachable database is an error within seconds, not a hanging request.
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    keepAlive: true,
    application_name: 'gatehouse',
  })
  // Without a listener, a broken idle connection would end the process; the pool replaces it by itself.
  pool.on('error', () => {})
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, {
      onPoolError: () => {},
      statementNameGenerator: oftenAsked({ times: 10, most: 200 }),
    }),
    // The embedded database has one transaction at a time: some wait longer than Prisma's 2 seconds. One about 10,000 tokens
    // takes some seconds itself; `query_timeout` ends what hangs.
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  })
  return { pool, db }
}

// Next.js bundles its own copy of this file: both must use one pool.
const held = globalThis as { gatehouseDatabase?: ReturnType<typeof open> }

export const { pool, db } = (held.gatehouseDatabase ??= open())

/** A statement that PostgreSQL prepares once a connection; `name` stands for exactly this text. */
export const statement = (name: string, text: string, values: unknown[]): QueryConfig => ({
  name,
  text,
  values,
})
