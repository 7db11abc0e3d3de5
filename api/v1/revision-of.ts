import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Shown } from '#lib/audit/changes-of.ts'
import { AppError } from '#lib/errors.ts'

export const revision = z
  .string()
  .describe('What an edit can change, as it is now: a PATCH that sends it is refused where that has changed.')

export const sentRevision = z
  .string()
  .max(100)
  .optional()
  .describe('As you saw it. Where anything has changed since, nothing is changed.')

/** Of what an edit can change, to compare with later. */
export function revisionOf(facts: Shown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16)
}

/** Throws `conflict` where an edit names another revision than that of the present facts. */
export function assertRevision(what: string, facts: Shown, sent: unknown): void {
  if (sent !== undefined && sent !== revisionOf(facts))
    throw new AppError(
      'conflict',
      `This ${what} was changed meanwhile. Get it again, and send its new revision.`,
    )
}
