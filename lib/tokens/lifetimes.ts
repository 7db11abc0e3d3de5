import type { OwnerKind } from '#lib/owners.ts'
import { day } from '#lib/time.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

/** "1 day", "90 days". */
export const countedDays = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`

/** The default lifetime, or the maximum if that is shorter. */
export function startingDays(kind: OwnerKind, maxDays: number | null): number {
  const { defaultExpirationDays } = tokenPolicies[kind]
  return Math.min(defaultExpirationDays, maxDays ?? defaultExpirationDays)
}

/** The instant this many days from now, in RFC 3339. */
export function inDays(now: Date, days: number): string {
  return new Date(now.getTime() + days * day).toISOString()
}
