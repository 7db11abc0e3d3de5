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
  requiresSecondFactor: 'Requires two-factor authentication',
  request: 'Request',
  by: 'Made by',
}

/** What tells most of an entry, first; the database keeps details in no order. */
const first = ['request', 'refused', 'role', 'permission', 'access', 'attempts', 'repository', 'repositories']
const rank = ({ key }: DescribedFact) => (first.includes(key) ? first.indexOf(key) : first.length)

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A log entry's details as the console says them, with times where the viewer is. */
export function factWords(details: AuditDetails, timeZone: string): DescribedFact[] {
  const word = (text: string) => (instant.test(text) ? instantInZone(new Date(text), timeZone) : text)
  const facts = describeFacts(details).toSorted((a, b) => rank(a) - rank(b))
  return facts.map(({ key, name, from, to }) => ({
    ...{ key, name: names[key] ?? name, to: word(to) },
    ...(from !== undefined && { from: word(from) }),
  }))
}
