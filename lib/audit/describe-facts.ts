import type { AuditDetails, Fact } from '#lib/audit/mutate.ts'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'

/** One detail of a log entry as people read it, with `from` if it was a change. */
export type DescribedFact = { key: string; name: string; from?: string; to: string }

export function describeFacts(details: AuditDetails): DescribedFact[] {
  return Object.entries(details).map(([key, fact]) => {
    const name = describeName(key)
    if (!isChange(fact)) return { key, name, to: describeValue(key, fact) }
    return { key, name, from: describeValue(key, fact.from), to: describeValue(key, fact.to) }
  })
}

/** "Description: A → B; Permission: Read-only". */
export function factsInOneLine(details: AuditDetails): string {
  const facts = describeFacts(details)
  return facts
    .map(({ name, from, to }) => `${name}: ${from === undefined ? to : `${from} → ${to}`}`)
    .join('; ')
}

function isChange(fact: AuditDetails[string]): fact is { from: Fact; to: Fact } {
  return typeof fact === 'object' && fact !== null && 'from' in fact
}

/** `maxTokenDays` is "Max token days". */
function describeName(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function describeValue(key: string, value: Fact): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return value.map(describeScope).join(', ') || 'none'
  if (key === 'permission')
    return personalPermissions.find((level) => level.value === value)?.label ?? `${value}`
  return `${value}` || 'empty'
}

/** `scope-member-read` is "Member Read"; other text is unchanged. */
function describeScope(text: string): string {
  const scope = organizationScopes.find((one) => one.scope === text)
  return scope ? `${scope.resource} ${scope.level}` : text
}
