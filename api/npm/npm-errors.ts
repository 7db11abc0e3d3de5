import type { ErrorForm } from '#lib/http/problem.ts'

/** npm prints the message with `--loglevel verbose`. */
export const npmErrors: ErrorForm = ({ status, message, headers }) => ({
  status,
  headers: { ...headers, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  body: JSON.stringify({ message }),
})
