import { pool } from '#lib/database/db.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { healthPool } from '#lib/database/is-database-up.ts'
import { applyMigrations } from '#lib/database/apply-migrations.ts'
import { MigrationError } from '#lib/database/migration-error.ts'
import { env } from '#lib/env.ts'
import { StartError } from '#lib/start-error.ts'

let embedded: ReturnType<typeof startEmbedded> | undefined

/** Starts the embedded database where there is no other, and migrates. Throws StartError. */
export async function openDatabase(): Promise<void> {
  if (!env.DATABASE_URL) {
    embedded = startEmbedded(env.DATA_DIR)
    await embedded.catch((error: Error) => {
      throw new StartError(error.message)
    })
  }
  const applied = await applyMigrations().catch((error) => {
    if (!(error instanceof MigrationError)) throw error
    const place = env.DATABASE_URL ? `at ${new URL(env.DATABASE_URL).host}` : `in ${env.DATA_DIR}`
    throw new StartError(`The database ${place} ${error.message}`)
  })
  if (applied.length)
    console.log(`✓ Applied ${applied.length === 1 ? '1 migration' : `${applied.length} migrations`}`)
}

/** Closes what is open, also while the database is being opened. */
export async function closeDatabase(): Promise<void> {
  await Promise.allSettled([pool.end(), healthPool.end()])
  const started = await embedded?.catch(() => undefined)
  await started?.stop()
}
