import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/**
 * A 200 for the hot path, written straight to Node's own response: to make a `Response` and take it apart again costs more
 * than all else that Hono does. Where there is no server, as in tests, it is a `Response` like any other.
 */
export function sendJson(
  c: Context<{ Bindings: Partial<HttpBindings> }>,
  body: object,
  more: Record<string, string> = {},
): Response {
  const headers = { ...more, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }
  const text = JSON.stringify(body)
  const response = c.env?.outgoing
  if (!response) return new Response(text, { headers })
  response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(text) }).end(text)
  return RESPONSE_ALREADY_SENT
}
