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
