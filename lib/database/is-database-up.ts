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
healthPool.on('error', () => {})

let asking: Promise<boolean> | undefined
let failedAt = -Infinity

/** Whether the database responds. Simultaneous callers share one statement, and a failure is the result for a second. */
export function isDatabaseUp(): Promise<boolean> {
  if (performance.now() - failedAt < second) return Promise.resolve(false)
  asking ??= ask().finally(() => (asking = undefined))
  return asking
}

async function ask() {
  try {
    await healthPool.query('SELECT 1')
    return true
  } catch (error) {
    failedAt = performance.now()
    logFailure('Asking the database', error)
    return false
  }
}
