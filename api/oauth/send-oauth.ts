import type { Context } from 'hono'

/** RFC 6749, 5.1. */
export function sendOauth(c: Context, body: object): Response {
  return c.json(body, 200, { 'Cache-Control': 'no-store' })
}
