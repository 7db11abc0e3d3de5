import { day, hour, minute } from '#lib/time.ts'

const units = [
  { below: 59.5 * minute, length: minute, one: 'min', many: 'min' },
  { below: 23.5 * hour, length: hour, one: 'hour', many: 'hours' },
  { below: 59.5 * day, length: day, one: 'day', many: 'days' },
  { below: 23.5 * 30 * day, length: (365 / 12) * day, one: 'month', many: 'months' },
  { below: Infinity, length: 365 * day, one: 'year', many: 'years' },
]

/** How far off an instant is: "4 min ago", "in 12 days", "just now". */
export function relativeTime(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime()
  const length = Math.abs(distance)
  if (length < minute) return distance > 0 ? 'in less than a minute' : 'just now'
  const unit = units.find(({ below }) => length < below)!
  const count = Math.max(1, Math.round(length / unit.length))
  const words = `${count} ${count === 1 ? unit.one : unit.many}`
  return distance > 0 ? `in ${words}` : `${words} ago`
}

const instant = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const
const utc = new Intl.DateTimeFormat('en-GB', { ...instant, timeZone: 'UTC', timeZoneName: 'short' })

/** "4 Dec 2026, 14:00 UTC": the same words on every machine. */
export function instantInUtc(at: Date): string {
  return utc.format(at)
}

/** "4 Dec 2026, 15:00 CET": in the viewer's zone, so only for what renders in a browser. */
export function instantInZone(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...instant, timeZone, timeZoneName: 'short' }).format(at)
}

/** "14:05" */
export function timeOfDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

/** Both, for a tooltip: one line where the viewer's clock shows UTC. */
export function describeInstant(at: Date, timeZone?: string): string {
  const [there, here] = [instantInUtc(at), instantInZone(at, timeZone)]
  return there === here ? there : `${there}\n${here}`
}
