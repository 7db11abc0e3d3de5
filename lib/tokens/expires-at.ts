import { z } from 'zod'
import { day } from '#lib/time.ts'
import { countedDays } from '#lib/tokens/lifetimes.ts'

/** An instant in RFC 3339 with its zone, or null for no expiration. Absent and malformed values are refused. */
export const expiresAt = z.iso
  .datetime({
    offset: true,
    error: ({ input }) =>
      typeof input === 'string' && input !== ''
        ? 'Write the time in RFC 3339 with its zone, as in 2030-12-31T12:00:00Z.'
        : 'Choose when the token expires, or no expiration.',
  })
  .max(64, 'Use 64 characters or fewer.')
  .nullable()
  .refine((at) => at === null || Date.parse(at) > Date.now(), 'Choose a time in the future.')
  .refine((at) => at === null || Date.parse(at) < endOfTime, 'Choose a time before the year 10000.')

const endOfTime = Date.UTC(10_000)

/** The same with a maximum lifetime in days; null means no maximum. */
export function expiresWithin(maxDays: number | null, now?: Date) {
  if (maxDays === null) return expiresAt
  return expiresAt.refine(
    (at) => at !== null && Date.parse(at) <= (now?.getTime() ?? Date.now()) + maxDays * day,
    `Choose an expiration within ${countedDays(maxDays)}, the maximum that the organization allows.`,
  )
}
