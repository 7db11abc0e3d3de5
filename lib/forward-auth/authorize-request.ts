import type { Caller } from '#lib/authz/actor.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { setRequestRefusal } from '#lib/current-request.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { readServiceCredential } from '#lib/forward-auth/read-service-credential.ts'
import { paths } from '#lib/paths.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { decideService } from '#lib/services/decide-service.ts'
import { findService } from '#lib/services/find-service.ts'
import { serviceRights } from '#lib/services/service-rights.ts'
import { tokenRefusals } from '#lib/usage/token-refusals.ts'

/** Who may do what was asked, and all that they may do at the service. */
type Authorized = { caller: Caller; permissions: string[] }

type Sent = { authorization: string | undefined; headers: readonly string[] }

/**
 * Who a request to a service acts as, if that may do it. Throws `unauthenticated`, `forbidden` or `limited`, with the reason.
 * Nothing is kept between calls.
 */
export async function authorizeRequest(
  original: OriginalRequest,
  sent: Sent,
  context: RequestContext,
): Promise<Authorized> {
  const { method, host, path, query } = original
  const service = await findService(host)
  if (!service)
    throw new AppError('forbidden', `There is no service at ${host}, or it waits for confirmation.`)
  const credential = readServiceCredential(service, { ...sent, query })
  if (!credential) throw new AppError('unauthenticated', `${service.fullName} needs an access token.`)
  const permission = decideService(service, { method, path })?.permission
  const where = shortened(`${host}${path}`)
  let use = `tried ${method} at ${where}`
  return withCredential(credential, context, {
    use: () => use,
    async run(caller) {
      const permissions = await serviceRights(caller, service)
      if (permission === undefined || !permissions.includes(permission)) {
        noteRefusal(caller, `${permission ?? method} at ${where}`, context.now)
        throw new AppError('forbidden', explain(service.fullName, { method, path, permission, permissions }))
      }
      use = describeUse(permission, where)
      return { result: { caller, permissions } }
    },
  })
}

/** "read npm.example.com/pkg": the last use of the token. */
function describeUse(permission: string, where: string): string {
  if (permission === 'read') return `read ${where}`
  return permission === 'write' ? `wrote ${where}` : `used ${permission} at ${where}`
}

function noteRefusal(caller: Caller, action: string, at: Date): void {
  setRequestRefusal(action)
  if ('tokenId' in caller) tokenRefusals.record(caller.tokenId, { at, action }, false)
}

type Refused = { method: string; path: string; permission: string | undefined; permissions: string[] }

function explain(service: string, { method, path, permission, permissions }: Refused): string {
  if (permissions.length === 0)
    return `This access token has no access to ${service}. Give it some at ${env.PUBLIC_URL}${paths.security}, or use another.`
  if (permission === undefined) return `No rule of ${service} allows ${method} ${shortened(path)}.`
  return `This access token may ${permissions.join(' and ')} at ${service}, but this needs ${permission}.`
}

const longest = 200

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
