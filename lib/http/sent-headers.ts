import type { IncomingMessage } from 'node:http'

const sent = Symbol('sent headers')
type Kept = IncomingMessage & { [sent]?: readonly string[] }

/** The headers of a request as its peer sent them, names and values in turn, before server.ts rewrites them. */
export const sentHeaders = {
  keep(request: Kept): void {
    request[sent] = request.rawHeaders
  },
  of: (request: Kept): readonly string[] => request[sent] ?? request.rawHeaders,
}
