import { cookies } from 'next/headers'
import { timeZoneCookie, timeZoneOf } from '#lib/time-zone.ts'

/** The time zone that the browser has sent; UTC until it has. */
export async function viewerTimeZone(): Promise<string> {
  return timeZoneOf((await cookies()).get(timeZoneCookie)?.value)
}
