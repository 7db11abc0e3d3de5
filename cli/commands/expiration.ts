import { InvalidArgumentError } from 'commander'

const hour = 3_600_000
const units: Record<string, number> = { h: hour, d: 24 * hour, w: 7 * 24 * hour, y: 365 * 24 * hour }

export const expirationHelp = 'as in 12h, 30d, 2w, 1y, 2030-12-31, 2030-12-31T12:00:00Z, or never'

/** The instant in RFC 3339; null for never, which commander would take for no value. */
export type Expiration = { at: string | null }

/** A day alone ends as it does in UTC. */
export function expiration(text: string, now = new Date()): Expiration {
  if (text === 'never') return { at: null }
  const [, count, unit = ''] = /^(\d{1,6})([hdwy])$/.exec(text) ?? []
  if (count) return { at: new Date(now.getTime() + Number(count) * units[unit]!).toISOString() }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const at = new Date(day ? `${text}T23:59:59Z` : text)
  const isWhole = day || /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)
  if (!isWhole || Number.isNaN(at.getTime()) || (day && at.toISOString().slice(0, 10) !== text))
    throw new InvalidArgumentError(`Write it ${expirationHelp}.`)
  return { at: at.toISOString() }
}
