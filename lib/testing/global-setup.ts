import { randomBytes } from 'node:crypto'
import { makeTemplates, newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'

/** One migrated database for the whole run: the server that DATABASE_URL names, else an embedded one in a new folder. */
export default async function globalSetup() {
  process.env.GATEHOUSE_ENV_FILE = ''
  const dataDir = newDataFolder()
  process.env.DATA_DIR = dataDir
  process.env.INSTANCE_KEY = randomBytes(32).toString('base64')
  const templates = await makeTemplates(dataDir)

  // Read only now: they take their settings from the lines above.
  const { startEmbedded } = await import('#lib/database/embedded/start-embedded.ts')
  const { applyMigrations } = await import('#lib/database/apply-migrations.ts')
  const embedded = process.env.DATABASE_URL ? null : await startEmbedded(dataDir)
  await applyMigrations()

  return async () => {
    await embedded?.stop()
    removeFolder(dataDir)
    removeFolder(templates)
  }
}
