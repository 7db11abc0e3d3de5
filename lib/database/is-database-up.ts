import { Pool } from 'pg'
import { connection } from '#lib/database/db.ts'
import { logFailure } from '#lib/log-failure.ts'
import { second } from '#lib/time.ts'

/** A connection of its own, so that requests that hold all others do not look like a failure of the database. */
export const healthPool = new Pool({
  ...connection,
  max: 1,
  connectionTimeoutMillis: 5_000,
  query_timeout: 5_000,
  application_name: 'gatehouse health',
})

let asking: Promise<boolean> | undefined
let known: { isUp: boolean; until: number } | undefined
// The database went away: an idle connection breaks off at once.
healthPool.on('error', () => (known = undefined))

/** Whether the database responds. Simultaneous callers share one statement; its result holds for a second. */
export async function isDatabaseUp(): Promise<boolean> {
  if (known && performance.now() < known.until) return known.isUp
  asking ??= ask().finally(() => (asking = undefined))
  return asking
}

async function ask() {
  const isUp = await healthPool.query('SELECT 1').then(
    () => true,
    (error: unknown) => {
      logFailure('Asking the database', error)
      return false
    },
  )
  known = { isUp, until: performance.now() + second }
  return isUp
}
