import { day } from '#lib/time.ts'

/** What is soon, lately and long, in milliseconds. */
export const attentionPolicy = {
  expiringWithin: 7 * day,
  inUseWithin: 7 * day,
  idleAfter: 90 * day,
} as const
