import type { IncomingHttpHeaders } from 'node:http'

/** Whether a person opens a page in a browser, which can be sent elsewhere to sign in; a script or a command line can't. */
export function isNavigation(method: string, headers: IncomingHttpHeaders): boolean {
  const { accept = '', 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = headers
  if (method !== 'GET' || !accept.includes('text/html')) return false
  return mode === undefined || (mode === 'navigate' && destination === 'document')
}
