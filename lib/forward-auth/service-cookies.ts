import { ambiguous } from '#lib/forward-auth/ambiguous.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'

type Which = 'session' | 'browser'

/** `__Host-` makes the browser require HTTPS, the path `/` and this exact host, so that no neighbour can set it. */
const nameOf = (which: Which, scheme: OriginalRequest['scheme']) =>
  `${scheme === 'https' ? '__Host-' : ''}gatehouse.service-${which}`

/** The cookies that a service's host gives a browser in Gatehouse's name. */
export const serviceCookies = {
  write(which: Which, scheme: OriginalRequest['scheme'], value: string, seconds?: number): string {
    const secure = scheme === 'https' ? '; Secure' : ''
    const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
    return `${nameOf(which, scheme)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
  },

  read(which: Which, scheme: OriginalRequest['scheme'], cookie = ''): string | null {
    const name = `${nameOf(which, scheme)}=`
    const found = cookie
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(name))
    if (found.length > 1) throw ambiguous('it has one cookie twice')
    return found[0]?.slice(name.length) || null
  },
}
