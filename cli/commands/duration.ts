import { InvalidArgumentError } from 'commander'

const units: Record<string, number> = { m: 60, h: 3600, d: 86_400 }

export const durationHelp = 'as in 30m, 2h or 7d'

/** An amount of time in seconds. */
export function duration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  if (!count || Number(count) === 0) throw new InvalidArgumentError(`Write it ${durationHelp}.`)
  return Number(count) * units[unit]!
}
