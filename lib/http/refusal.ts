import type { IncomingMessage } from 'node:http'
import { env } from '#lib/env.ts'

type Refusal = { status: number; message: string; location?: string }

const LARGEST_BODY = 1024 * 1024
const malformed = { status: 400, message: 'The address is malformed.' }
const tooLarge = { status: 413, message: 'The request is larger than 1 MiB.' }
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const publicHost = new URL(env.PUBLIC_URL).host

/** Why a request goes no further, whoever it is for. */
export function refusal(request: IncomingMessage): Refusal | null {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return tooLarge
  limitBody(request)
  return null
}

/** Why a request goes no further when it is for a page: an address of none, or a browser that another site or name leads. */
export function pageRefusal(request: IncomingMessage): Refusal | null {
  if (!isAddress(request.url ?? '')) return malformed
  const { origin, host = '', 'sec-fetch-site': site } = request.headers
  if (request.method === 'GET' || request.method === 'HEAD') {
    const strayed = host !== publicHost && loopback.test(host) && loopback.test(publicHost)
    if (!strayed || request.headers['sec-fetch-mode'] !== 'navigate') return null
    return {
      status: 307,
      message: `Gatehouse is at ${env.PUBLIC_URL}.`,
      location: env.PUBLIC_URL + request.url,
    }
  }
  if ((origin === undefined || origin === env.PUBLIC_URL) && site !== 'cross-site') return null
  return {
    status: 403,
    message: `This request comes from another site. Open Gatehouse at ${env.PUBLIC_URL}.`,
  }
}

/** Whether Next.js can read it: for what it can't, it answers 500. */
function isAddress(url: string): boolean {
  const [path = ''] = url.split('?')
  try {
    return path.startsWith('/') && decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

/** A body that does not say its length ends where it grows too large. */
function limitBody(request: IncomingMessage): void {
  if (request.headers['transfer-encoding'] === undefined) return
  const push = request.push.bind(request)
  let size = 0
  request.push = (chunk: Buffer | null, encoding) => {
    size += chunk?.length ?? 0
    if (size <= LARGEST_BODY) return push(chunk, encoding)
    request.destroy()
    return false
  }
}
