import type { IncomingMessage } from 'node:http'
import type { BlockList } from 'node:net'
import { isTrustedProxy } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { readOriginalRequest } from '#lib/forward-auth/read-original-request.ts'
import { sentHeaders } from '#lib/http/sent-headers.ts'

/** What a trusted proxy asks about at a door, such as `/auth/forward`. Throws `forbidden` to any other peer. */
export function originalRequestOf(
  request: IncomingMessage,
  door: string,
  trusted: readonly BlockList[] = [env.TRUSTED_PROXIES],
): OriginalRequest {
  const { method = '', url = '', socket } = request
  if (!trusted.some((list) => isTrustedProxy(socket.remoteAddress, list))) {
    const who = socket.remoteAddress ?? 'an unknown address'
    throw new AppError('forbidden', `Only a proxy in TRUSTED_PROXIES may ask this, and ${who} is none.`)
  }
  return readOriginalRequest({ method, rest: url.slice(door.length), headers: sentHeaders.of(request) })
}
