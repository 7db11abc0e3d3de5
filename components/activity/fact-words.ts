import { instantInZone } from '#components/ui/format-time.ts'
import { describeFacts, type DescribedFact } from '#lib/audit/describe-facts.ts'
import type { AuditDetails } from '#lib/audit/mutate.ts'

/** Where the console calls a detail otherwise than the log. */
const names: Record<string, string> = {
  publicRead: 'Public repositories',
  allRepositories: 'All repositories',
  scopes: 'Permissions',
  expiresAt: 'Expires',
  maxTokenDays: 'Longest lifetime in days',
  canReactivateTokens: 'Inactive tokens can be activated again',
  request: 'Request',
  by: 'Made by',
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A log entry's details as the console says them, with times where the viewer is. */
export function factWords(details: AuditDetails, timeZone: string): DescribedFact[] {
  const word = (text: string) => (instant.test(text) ? instantInZone(new Date(text), timeZone) : text)
  return describeFacts(details).map(({ key, name, from, to }) => ({
    ...{ key, name: names[key] ?? name, to: word(to) },
    ...(from !== undefined && { from: word(from) }),
  }))
}
