import type { IncomingMessage } from 'node:http'
import { env } from '#lib/env.ts'
import { isLoopback, publicUrlFor } from '#lib/http/public-url-for.ts'

type Refusal = { status: number; message: string }

const publicHost = new URL(env.PUBLIC_URL).host

/** Why a request for a page goes no further: an address of none, one that is not Gatehouse's, or another site. */
export function pageRefusal(request: IncomingMessage): Refusal | null {
  if (!isAddress(request.url ?? '')) return { status: 400, message: 'The address is malformed.' }
  if (request.method === 'GET' || request.method === 'HEAD') return isElsewhere(request) ? elsewhere : null
  const { origin, host, 'sec-fetch-site': site } = request.headers
  const isOwn = origin === undefined || origin === env.PUBLIC_URL || origin === publicUrlFor(host)
  if (isOwn && site !== 'cross-site') return null
  return {
    status: 403,
    message: `This request comes from another site. Open Gatehouse at ${env.PUBLIC_URL}.`,
  }
}

const elsewhere: Refusal = {
  status: 421,
  message: `This Gatehouse is at ${env.PUBLIC_URL}: open it there. If that leads nowhere, set PUBLIC_URL to the address that people open; a reverse proxy has to pass on the Host header.`,
}

/**
 * Whether a browser came by an address where signing in can't work. A proxy may call Gatehouse by any name; what it adds, or
 * nginx's HTTP/1.0, gives it away.
 */
function isElsewhere({ headers, httpVersion }: IncomingMessage): boolean {
  const { host = publicHost, accept = '' } = headers
  if (host === publicHost || isLoopback(host) || !accept.includes('text/html')) return false
  return httpVersion === '1.1' && !Object.keys(headers).some((name) => proxied.test(name))
}

const proxied = /^(x-forwarded-|forwarded$|via$|x-real-ip$)/

/** Whether Next.js can parse it; otherwise it would respond with 500. */
function isAddress(url: string): boolean {
  const [path = ''] = url.split('?')
  try {
    return path.startsWith('/') && decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}
