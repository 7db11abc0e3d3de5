import type { IncomingHttpHeaders } from 'node:http'
import type { ServiceSession } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { serviceCookies } from '#lib/forward-auth/service-cookies.ts'
import { serviceSession } from '#lib/forward-auth/service-session.ts'

/**
 * The session that a browser has signed in with at this host's service; null where there is none. Throws `forbidden` for what another
 * site has sent: a browser adds the cookie there, too, if it takes both for one site.
 */
export async function readServiceSession(
  { scheme, host }: OriginalRequest,
  { cookie, origin }: IncomingHttpHeaders,
  serviceId: string,
  now: Date,
): Promise<ServiceSession | null> {
  const text = serviceCookies.read('session', scheme, cookie)
  const sessionId = text && (await serviceSession.read(text, { host, serviceId }, now))
  if (!sessionId) return null
  if (origin !== undefined && origin !== `${scheme}://${host}`)
    throw new AppError('forbidden', `This request comes from another site than ${scheme}://${host}.`)
  return { kind: 'service-session', sessionId }
}
