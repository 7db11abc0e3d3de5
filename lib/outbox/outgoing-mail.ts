import type { Mail } from '#lib/mail/send-mail.ts'
import { day, hour, minute } from '#lib/time.ts'

/** A mail that a change causes: by which of its audit actions, and about which invite, with which it ends. */
export type OutgoingMail = Mail & { event: string; inviteId?: string }

/**
 * `lease` is how long a process has a message to itself: longer than a batch takes with a server that answers nothing.
 * What can't be delivered is tried again for `keptFor`, at most `longestWait` apart.
 */
export const outboxPolicy = {
  lease: 10 * minute,
  keptFor: 3 * day,
  longestWait: 6 * hour,
  atOnce: 100,
} as const
