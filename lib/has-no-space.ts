import { statfsSync } from 'node:fs'

/** What PostgreSQL takes at once for the next part of its log. */
const LEAST_BYTES = 16 * 1024 * 1024

/** Whether the disk of a folder has too little space for a database. */
export function hasNoSpace(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < LEAST_BYTES
  } catch {
    return false
  }
}
