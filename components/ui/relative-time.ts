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
