import { Hono } from 'hono'
import { endProviderSessions } from '#lib/sign-in/end-provider-sessions.ts'
import { AppError } from '#lib/errors.ts'
import { methodNotAllowed, type ErrorForm } from '#lib/http/problem.ts'

export const backchannelLogoutPath = '/oauth/backchannel-logout'

/** What the identity provider calls when somebody signs out there (OpenID Connect Back-Channel Logout 1.0). */
export const backchannelLogout = new Hono()

backchannelLogout.all(backchannelLogoutPath, async (c) => {
  if (c.req.method !== 'POST') throw methodNotAllowed('POST')
  const token = new URLSearchParams(await c.req.text()).get('logout_token')
  if (!token) throw new AppError('invalid', 'Send logout_token in a form.')
  await endProviderSessions(token)
  return c.body(null, 200, { 'Cache-Control': 'no-store' })
})

/** In the form of OAuth's errors, as the specification asks. */
export const backchannelLogoutErrors: ErrorForm = ({ status, message, headers }) => ({
  status,
  headers: { ...headers, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  body: JSON.stringify({ error: 'invalid_request', error_description: message }),
})
