import { timeZoneCookie } from '#lib/time-zone-cookie.ts'

/** Tells the server the time zone of this browser, from the next request on. */
export function sendTimeZone() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  document.cookie = `${timeZoneCookie}=${timeZone}; path=/; max-age=31536000; samesite=lax`
}
