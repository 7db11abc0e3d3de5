import type { IncomingHttpHeaders } from 'node:http'
import type { BlockList } from 'node:net'
import { isTrustedProxy } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'
import { remember } from '#lib/remember.ts'

/** The request header in which server.ts passes on the origin that the client asked. */
export const ORIGIN_HEADER = 'x-gatehouse-origin'

/**
 * The origin that a client asked, for links that only it gets to see: as trusted proxies tell, else by its Host header.
 * PUBLIC_URL says the scheme that nobody tells, and the rest where the header is malformed.
 */
export function askedOrigin(
  peer: string | undefined,
  headers: IncomingHttpHeaders,
  trusted: BlockList,
): string {
  const isProxy = isTrustedProxy(peer, trusted)
  const forwarded = (name: string) =>
    isProxy
      ? String(headers[name] ?? '')
          .split(',')[0]!
          .trim()
      : ''
  const scheme = forwarded('x-forwarded-proto') || publicScheme
  return originOf(`${scheme}://${forwarded('x-forwarded-host') || (headers.host ?? '')}`)
}

const publicScheme = new URL(env.PUBLIC_URL).protocol.slice(0, -1)

const originOf = remember(200, (asked) => {
  const isOrigin = /^https?:\/\/[\w.:[\]-]+$/.test(asked) && URL.canParse(asked)
  return isOrigin ? new URL(asked).origin : env.PUBLIC_URL
})
