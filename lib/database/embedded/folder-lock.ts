import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const PATIENCE_MS = 3000

/**
 * Takes the data folder for this process. SQLite's lock is the operating system's own, so it goes with the process that
 * holds it, however that ends; the short wait is for a predecessor that is just closing.
 */
export function lockFolder(dataDir: string) {
  const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: PATIENCE_MS })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (!/locked/.test(String(error))) throw error
    return null
  }
}
