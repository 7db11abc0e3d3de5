import { env } from '#lib/env.ts'
import { isDiskFull } from '#lib/is-disk-full.ts'
import { logger } from '#lib/logger.ts'
import { currentRequest } from '#lib/current-request.ts'
import { isDatabaseUnavailable } from '#lib/is-database-unavailable.ts'
import { second } from '#lib/time.ts'

// Next.js bundles its own copy of this file: both must share what was said last.
const held = globalThis as { gatehouseUnavailableLoggedAt?: number; gatehouseDiskFull?: boolean }

/** Logs what went wrong, without what it was given, and the request in which it did. */
export function logFailure(what: string, error: unknown): void {
  // The request's own line says so.
  if (isHangUp(error)) return
  if (isDiskFull()) return logDiskFull()
  held.gatehouseDiskFull = false
  if (isDatabaseUnavailable(error)) return logUnavailable(error as Error)
  const requestId = currentRequest.getStore()?.requestId
  // A text that was thrown may be a secret.
  logger.error({ error: error instanceof Error ? error : undefined, requestId }, `${what} failed`)
}

/** Whether a client went away while its body was read: what Node.js then throws. */
function isHangUp(error: unknown) {
  return (
    error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
  )
}

/** One line a second, since without the database every request fails. */
function logUnavailable(error: Error) {
  const now = performance.now()
  if (now - (held.gatehouseUnavailableLoggedAt ?? -Infinity) < second) return
  held.gatehouseUnavailableLoggedAt = now
  logger.error({ code: 'code' in error ? error.code : undefined }, 'The database does not respond')
}

/** One line until there is space again, since everything that writes fails. */
function logDiskFull() {
  if (held.gatehouseDiskFull) return
  held.gatehouseDiskFull = true
  logger.error(`The disk that holds ${env.DATA_DIR} is full: nothing can be stored. Make space on it.`)
}
