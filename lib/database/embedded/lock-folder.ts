import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const PATIENCE_MS = 3000

/**
 * Locks the data folder for this process. SQLite uses the operating system's locks, which end with the process however
 * it ends. The short wait is for a predecessor that is still closing.
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
