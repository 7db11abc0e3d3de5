import { env } from '#lib/env.ts'
import { day } from '#lib/time.ts'

/** A session expires when it has not been used for `SESSION_DAYS`. */
export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + env.SESSION_DAYS * day)
}
