import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'

/**
 * A 200 for the hot path, written directly to Node's response: creating a `Response` and unpacking it costs more than
 * everything else in Hono. Without a server, as in tests, it is an ordinary `Response`.
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
