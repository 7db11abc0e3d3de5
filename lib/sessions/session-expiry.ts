import { env } from '#lib/env.ts'
import { day } from '#lib/time.ts'

/** A session expires when it has not been used for `SESSION_DAYS`, and `SESSION_MAX_DAYS` after it began. */
export function sessionExpiry(createdAt: Date, now: Date): Date {
  const idle = now.getTime() + env.SESSION_DAYS * day
  return new Date(Math.min(idle, createdAt.getTime() + env.SESSION_MAX_DAYS * day))
}

/** Sessions that began by then are over. */
export function earliestStart(now: Date): Date {
  return new Date(now.getTime() - env.SESSION_MAX_DAYS * day)
}
