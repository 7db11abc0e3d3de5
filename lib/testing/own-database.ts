import { emptyDatabase } from '#lib/testing/empty-database.ts'

/**
 * A migrated database for one test file alone, for what holds of an empty one. To be awaited in
 * `vi.hoisted`, before anything reads the settings; the answer ends it.
 */
export async function ownDatabase(): Promise<() => Promise<void>> {
  const { settings, remove } = await emptyDatabase('migrated')
  Object.assign(process.env, settings)
  const { applyMigrations } = await import('#lib/database/apply-migrations.ts')
  await applyMigrations()
  return async () => {
    const { db, pool } = await import('#lib/database/db.ts')
    await db.$disconnect()
    await pool.end()
    await remove()
  }
}
