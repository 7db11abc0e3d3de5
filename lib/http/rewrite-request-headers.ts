import type { IncomingMessage } from 'node:http'
import { ADDRESS_HEADER, clientAddress } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'
import { askedOrigin, ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { sentHeaders } from '#lib/http/sent-headers.ts'
import { remember } from '#lib/remember.ts'

const parsed = remember(200, (url) => new URL(url))

/** Only server.ts sets these; they are removed from clients' requests. */
const OURS = /^(x-forwarded-|forwarded$|x-real-ip$|x-gatehouse-|content-security-policy)/i

/**
 * Removes headers that clients may not set and adds those that server.ts sets, both in `rawHeaders`, which Hono reads,
 * and in `headers`, which Next.js reads.
 */
export function rewriteRequestHeaders(request: IncomingMessage, contentSecurityPolicy: string): void {
  // Node.js builds `headers` from `rawHeaders` on first access, which must happen before the change.
  const { headers, rawHeaders: sent } = request
  const peer = request.socket.remoteAddress
  const origin = askedOrigin(peer, headers, env.TRUSTED_PROXIES)
  const hops: string[] = []
  sentHeaders.keep(request)
  request.rawHeaders = []
  for (let at = 0; at < sent.length; at += 2) {
    const [name, value] = [sent[at]!, sent[at + 1]!]
    if (name.toLowerCase() === 'x-forwarded-for') hops.push(value)
    if (OURS.test(name)) delete headers[name.toLowerCase()]
    else request.rawHeaders.push(name, value)
  }
  const say = (name: string, value: string) => {
    request.rawHeaders.push(name, value)
    headers[name] = value
  }
  say(ADDRESS_HEADER, clientAddress(peer, hops.join(','), env.TRUSTED_PROXIES))
  say(ORIGIN_HEADER, origin)
  // The path to return to after signing in.
  say('x-gatehouse-path', request.url ?? '/')
  // Next.js compares it with the Origin of a server action, which `pageRefusal` has checked.
  const publicUrl = parsed(headers.origin === env.PUBLIC_URL ? env.PUBLIC_URL : publicUrlFor(headers.host))
  say('x-forwarded-host', publicUrl.host)
  say('x-forwarded-proto', publicUrl.protocol.slice(0, -1))
  // Next.js gives its own scripts the nonce that it finds here.
  say('content-security-policy', contentSecurityPolicy)
}
