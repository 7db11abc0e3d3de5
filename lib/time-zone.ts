/** UTC where the name is none. */
export function timeZoneOf(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

/** "2026-03-02" */
export function dayOf(at: Date, timeZone: string): string {
  return wallClock(at, timeZone).slice(0, 10)
}

/** When "2026-03-02" begins there. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(day)
  const guess = midnight - offsetAt(midnight, timeZone)
  // The clocks may have changed between the two.
  return new Date(midnight - offsetAt(guess, timeZone))
}

/** "2026-03-08" for six days after "2026-03-02". */
export function addDays(day: string, days: number): string {
  const at = new Date(day)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

function offsetAt(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  return Date.parse(`${wallClock(new Date(whole), timeZone).replace(' ', 'T')}Z`) - whole
}

/** "2026-03-02 14:05:00": the Swedish form is ISO 8601's. */
function wallClock(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
}
