import { createHash } from 'node:crypto'
import type { Shown } from '#lib/audit/changes-of.ts'

/** Of what an edit can change, to compare with later. */
export function revisionOf(facts: Shown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16)
}
