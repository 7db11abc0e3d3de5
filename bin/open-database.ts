import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyMigrations, Unreachable } from '#lib/database/migrate.ts'
import { step } from '#bin/step.mjs'
import { createSetupLink, hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { pool } from '#lib/database/db.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
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
    if (!env.DATABASE_URL || !(error instanceof Unreachable)) throw error
    const { host } = new URL(env.DATABASE_URL)
    throw new StartError(
      `The database at ${host} cannot be used: ${error.message}. Start it, or correct DATABASE_URL.`,
    )
  })
  if (applied.length)
    console.log(`✓ Applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}`)
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
