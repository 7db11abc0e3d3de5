import type { IncomingMessage } from 'node:http'
import { forwardAuthErrors } from '#api/forward-auth/forward-auth-errors.ts'
import { identityHeaders } from '#api/forward-auth/identity-headers.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { authorizeRequest } from '#lib/forward-auth/authorize-request.ts'
import { originalRequestOf } from '#lib/forward-auth/original-request-of.ts'
import type { Redirect } from '#lib/forward-auth/start-browser-sign-in.ts'
import { send, type Handle } from '#lib/http/handler.ts'
import { problemOf, type Answer } from '#lib/http/problem.ts'
import { sentHeaders } from '#lib/http/sent-headers.ts'
import type { RequestContext } from '#lib/request-context.ts'

export const forwardAuthPath = '/auth/forward'

/** What reverse proxies ask about each request: 200 with who it is, 401, or 403. No body is read. */
export const forwardAuth: Handle = async (request, response) => {
  try {
    const original = originalRequestOf(request, forwardAuthPath)
    const sent = { fields: request.headers, headers: sentHeaders.of(request) }
    const outcome = await authorizeRequest(original, sent, contextOf(request))
    if ('location' in outcome) return send(response, redirection(outcome))
    const headers = identityHeaders(outcome.caller, outcome.permissions)
    send(response, { status: 200, headers, body: '' })
  } catch (error) {
    const challenge = /^bearer /i.test(request.headers.authorization ?? '')
      ? 'Bearer realm="Gatehouse", error="invalid_token"'
      : undefined
    send(response, forwardAuthErrors(problemOf(error, forwardAuthPath), challenge))
  }
}

function contextOf({ headers }: IncomingMessage): RequestContext {
  const address = String(headers[ADDRESS_HEADER] ?? 'unknown')
  return { address, userAgent: headers['user-agent'], door: 'service', now: new Date() }
}

const redirection = ({ location, cookie }: Redirect): Answer => ({
  ...{ status: 302, body: '' },
  headers: { Location: location, 'Set-Cookie': cookie, 'Cache-Control': 'no-store' },
})
