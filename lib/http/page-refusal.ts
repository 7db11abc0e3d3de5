import type { IncomingMessage } from 'node:http'
import { env } from '#lib/env.ts'

type Refusal = { status: number; message: string; headers?: Record<string, string> }

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const publicHost = new URL(env.PUBLIC_URL).host

/** Why a request for a page goes no further: an address of none, or a browser that another site or name leads. */
export function pageRefusal(request: IncomingMessage): Refusal | null {
  if (!isAddress(request.url ?? '')) return { status: 400, message: 'The address is malformed.' }
  const { origin, host = '', 'sec-fetch-site': site } = request.headers
  if (request.method === 'GET' || request.method === 'HEAD') {
    const strayed = host !== publicHost && loopback.test(host) && loopback.test(publicHost)
    if (!strayed || request.headers['sec-fetch-mode'] !== 'navigate') return null
    return {
      status: 307,
      message: `Gatehouse is at ${env.PUBLIC_URL}.`,
      headers: { Location: env.PUBLIC_URL + request.url },
    }
  }
  if ((origin === undefined || origin === env.PUBLIC_URL) && site !== 'cross-site') return null
  return {
    status: 403,
    message: `This request comes from another site. Open Gatehouse at ${env.PUBLIC_URL}.`,
  }
}

/** Whether Next.js can parse it; otherwise it would respond with 500. */
function isAddress(url: string): boolean {
  const [path = ''] = url.split('?')
  try {
    return path.startsWith('/') && decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}
