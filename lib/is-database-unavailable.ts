type DatabaseError = Error & {
  code?: string
  /** Prisma's errors have the adapter's. */
  meta?: { driverAdapterError?: { cause?: { kind: string; originalCode?: string } } }
}

/** The code of an error about waiting too long for the database. */
export const DATABASE_TIMEOUT = 'DATABASE_TIMEOUT'

/** No connection within the time that Prisma waits for one. */
const PRISMA_TIMEOUT = 'P2028'
const unavailableKinds = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']
/** SQLSTATEs of a server that starts, stops or has no connections left. */
const unavailableStates = /^(57P0[1-5]|08\w{3}|53300)$/

/** Whether an error means that the database cannot be reached, and not that it refused a statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof TypeError) return false
  const { code = '', meta, stack = '' } = error as DatabaseError
  const cause = meta?.driverAdapterError?.cause
  if (cause) return unavailableKinds.includes(cause.kind) || unavailableStates.test(cause.originalCode ?? '')
  if (code === PRISMA_TIMEOUT || code === DATABASE_TIMEOUT) return true
  // Only what PostgreSQL itself sends has a severity. What else the client throws is about its connection.
  return 'severity' in error ? unavailableStates.test(code) : /node_modules[\\/]pg(-pool)?[\\/]/.test(stack)
}
