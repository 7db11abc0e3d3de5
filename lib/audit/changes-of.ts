import { isDeepStrictEqual } from 'node:util'
import { factsInOneLine } from '#lib/audit/describe-facts.ts'
import type { AuditDetails, Fact } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'

type Facts = Record<string, Fact>

/** What an edit form showed, by field, before it was edited. It comes from a client and is only compared. */
export type Shown = Record<string, unknown>

/**
 * The changed fields with their old and new values; null if there are none. Throws `conflict` where the form showed another
 * old value: somebody else has changed it since.
 */
export function changesOf<After extends Facts>(
  before: Record<keyof After, Fact>,
  after: After,
  shown: Shown = {},
): AuditDetails | null {
  const changed = Object.entries(after)
    .map(([field, to]) => ({ field, from: before[field]!, to }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to))
  const seen = new Map(Object.entries(Object(shown)))
  const unseen = changed.filter(
    ({ field, from }) => seen.has(field) && !isDeepStrictEqual(from, seen.get(field)),
  )
  if (unseen.length > 0)
    throw changedMeanwhile(Object.fromEntries(unseen.map(({ field, from }) => [field, from])))
  if (changed.length === 0) return null
  return Object.fromEntries(changed.map(({ field, ...change }) => [field, change]))
}

function changedMeanwhile(facts: Facts): AppError {
  const message = `Someone else changed this meanwhile. It is now ${factsInOneLine(facts)}. Save again to replace it.`
  return new AppError('conflict', message)
}
