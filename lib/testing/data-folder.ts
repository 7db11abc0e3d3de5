import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { socketFolder } from '#lib/database/embedded/socket.ts'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'

const TEMPLATES = 'GATEHOUSE_TEST_TEMPLATES'

/** A data folder with a database in it, copied from one that was made once for the whole run: without tables, or migrated. */
export function newDataFolder(database: 'empty' | 'migrated' = 'empty'): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-test-'))
  const templates = process.env[TEMPLATES]
  if (templates) cpSync(join(templates, database), folder, { recursive: true })
  return folder
}

export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })

/** Makes a migrated database in a folder, and on the way what all other folders are copied from. */
export async function makeTemplates(dataDir: string): Promise<string> {
  const templates = newDataFolder()
  const keep = (name: string) => {
    removeFolder(join(dataDir, 'socket'))
    cpSync(dataDir, join(templates, name), { recursive: true })
  }
  await (await startEmbedded(dataDir)).stop()
  keep('empty')
  const embedded = await startEmbedded(dataDir)
  // Read only now: it takes the settings of the process.
  const { applyMigrations } = await import('#lib/database/apply-migrations.ts')
  await applyMigrations({ host: socketFolder(dataDir), user: 'postgres', database: 'postgres' })
  await embedded.stop()
  keep('migrated')
  process.env[TEMPLATES] = templates
  return templates
}
