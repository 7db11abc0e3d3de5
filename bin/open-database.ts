import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyMigrations } from '#bin/migrate.ts'
import { step } from '#bin/step.mjs'
import { createSetupLink, hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { pool } from '#lib/db.ts'
import { startEmbedded } from '#lib/embedded/start-embedded.ts'
import { env } from '#lib/env.ts'

/** Why the server can't start, in a line for people. */
export class StartError extends Error {}

/** Has a database that is up, migrated and not empty; what it gives closes it again. */
export async function openDatabase(): Promise<() => Promise<void>> {
  const embedded = env.DATABASE_URL ? null : await startEmbedded(env.DATA_DIR).catch(refuse)
  const close = async () => {
    await pool.end().catch(() => {})
    await embedded?.stop()
  }
  try {
    await migrate()
    if (!(await hasAccounts())) await (embedded ? seed() : offerSetup())
    return close
  } catch (error) {
    await close()
    throw error
  }
}

function refuse(error: Error): never {
  throw new StartError(error.message)
}

async function migrate() {
  const applied = await applyMigrations().catch((error) => {
    if (!env.DATABASE_URL || !isConnectionError(error)) throw error
    const { host } = new URL(env.DATABASE_URL)
    const reason = error.message || error.code
    throw new StartError(
      `The database at ${host} cannot be used: ${reason}. Start it, or correct DATABASE_URL.`,
    )
  })
  if (applied.length)
    console.log(`✓ Applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}`)
}

/** No connection, or one that PostgreSQL ended while it was being made: wrong password, no such database, too many. */
function isConnectionError(error: { code?: string; message: string }) {
  return (
    /^(E[A-Z]+|28...|3D000|53300|57P0.)$/.test(error.code ?? '') || /timeout|terminated/i.test(error.message)
  )
}

async function seed() {
  const { seedDemo } = await import('#prisma/seed.ts')
  const demo = await step('Making demonstration data', seedDemo)
  const file = join(env.DATA_DIR, 'demo.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  console.log(
    'Sign in as one of these; the passwords are shown once, and kept in demo.json of the data folder:',
  )
  for (const { username, password } of demo.accounts) console.log(`  ${username.padEnd(12)} ${password}`)
}

async function offerSetup() {
  console.log(`There is no account yet. Make the first one here, within a day: ${await createSetupLink()}`)
}
