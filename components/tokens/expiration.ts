import type { OwnerKind } from '#lib/owners.ts'
import { countedDays, inDays } from '#lib/tokens/lifetimes.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

/** What there is to choose from. */
export type Lifetimes = {
  offered: readonly { days: number; label: string }[]
  /** The latest instant that can be chosen; null is no limit. */
  latest: string | null
  canBeNever: boolean
  /** What an edit leaves as it is. */
  kept: { at: string | null; label: string } | null
}

/** Those of a new token: null is no maximum. */
export function newLifetimes(kind: OwnerKind, maxDays: number | null, now: Date): Lifetimes {
  const latest = maxDays === null ? null : inDays(now, maxDays)
  return { offered: offered(kind, maxDays), latest, canBeNever: maxDays === null, kept: null }
}

/** Those of one that exists, which only become shorter. */
export function shorterLifetimes(kind: OwnerKind, at: string | null, now: Date): Lifetimes {
  const { expirations } = tokenPolicies[kind]
  const offered = at === null ? expirations : expirations.filter(({ days }) => inDays(now, days) < at)
  const label = at === null ? 'No expiration' : 'As it is'
  return { offered, latest: at, canBeNever: false, kept: { at, label } }
}

/** The lifetimes that an owner's maximum leaves, with that maximum itself; null is no maximum. */
export function offered(kind: OwnerKind, maxDays: number | null) {
  const { expirations } = tokenPolicies[kind]
  if (maxDays === null) return expirations
  const most = { days: maxDays, label: `${countedDays(maxDays)}, the maximum` }
  return [...expirations.filter(({ days }) => days < maxDays), most]
}

/** Which of the choices an expiry is: "kept", "never", a number of days from now, or "custom". */
export function choiceOf(at: string | null, now: Date, { offered, kept }: Lifetimes): string {
  if (kept && at === kept.at) return 'kept'
  if (at === null) return 'never'
  const days = offered.find(({ days }) => inDays(now, days) === at)?.days
  return days === undefined ? 'custom' : String(days)
}

/** A day and an hour on the viewer's clock as an instant; "" while they name none. */
export function atHour(date: string, hour: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}$/.test(hour)) return ''
  const at = new Date(`${date}T${hour}:00`)
  // 31 February would roll over into March.
  return !Number.isNaN(at.getTime()) && onClock(at).date === date ? at.toISOString() : ''
}

/** The day and hour of an instant on the viewer's clock, as the two controls take them. */
export function onClock(at: Date): { date: string; hour: string } {
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return { date, hour: two(at.getHours()) }
}
