import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { authCookies, readSessionCookie } from '#lib/auth/session-cookie.ts'
import type { PageSession } from '#lib/credentials/read-credential.ts'
import { usernameHeader } from '#lib/username-header.ts'

/**
 * The session of a page that says whom it was made for. No other site can send that header: browsers ask first, and are not
 * answered (Fetch Standard, CORS preflight).
 */
export async function pageSession(c: Context): Promise<PageSession | null> {
  const username = c.req.header(usernameHeader)
  if (!username || c.req.header('sec-fetch-site') !== 'same-origin') return null
  const secret = await readSessionCookie(getCookie(c, authCookies.sessionToken.name))
  return secret && { kind: 'session', secret, username }
}
