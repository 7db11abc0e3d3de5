import { cookies } from 'next/headers'
import { timeZoneCookie } from '#lib/time-zone-cookie.ts'
import { timeZoneOf } from '#lib/time-zone.ts'

/** The time zone that the browser has sent; UTC until it has. */
export async function viewerTimeZone(): Promise<string> {
  return timeZoneOf((await cookies()).get(timeZoneCookie)?.value)
}
