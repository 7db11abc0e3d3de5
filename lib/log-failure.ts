import { logger } from '#lib/logger.ts'
import { currentRequest } from '#lib/current-request.ts'

/** Logs what went wrong, without what it was given, and the request in which it did. */
export function logFailure(what: string, error: unknown): void {
  // The request's own line says so.
  if (isHangUp(error)) return
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
