import type { Instrumentation } from 'next'
import { logFailure } from '#lib/log-failure.ts'

/** What fails as a page is made goes to the log as all else does; `quiet` keeps Next.js from printing it with its message. */
export const onRequestError: Instrumentation.onRequestError = (error, { method, path }) =>
  logFailure(`${method} ${path.split('?', 1)[0]}`, error)
