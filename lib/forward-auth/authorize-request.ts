import type { IncomingHttpHeaders } from 'node:http'
import type { Caller, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import type { Credential } from '#lib/credentials/read-credential.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { setRequestRefusal } from '#lib/current-request.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { callbackPath } from '#lib/forward-auth/callback-path.ts'
import { findAsked } from '#lib/forward-auth/find-asked.ts'
import { finishBrowserSignIn } from '#lib/forward-auth/finish-browser-sign-in.ts'
import { isNavigation } from '#lib/forward-auth/is-navigation.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { readAuthorization } from '#lib/forward-auth/read-authorization.ts'
import { readServiceCredential } from '#lib/forward-auth/read-service-credential.ts'
import { readServiceSession } from '#lib/forward-auth/read-service-session.ts'
import { startBrowserSignIn, type Redirect } from '#lib/forward-auth/start-browser-sign-in.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { paths, servicePaths } from '#lib/paths.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { decideService } from '#lib/services/decide-service.ts'
import { findService } from '#lib/services/find-service.ts'
import type { FoundService } from '#lib/services/found-service.ts'
import { serviceRights } from '#lib/services/service-rights.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { isWellFormed } from '#lib/tokens/secret.ts'
import { tokenRefusals } from '#lib/usage/token-refusals.ts'

/** Who may do what was asked, and all that they may do at the service. */
type Authorized = { caller: Caller; permissions: string[] }

/** The headers of a request, as Node.js joins them and as they were sent: names and values in turn. */
type Sent = { fields: IncomingHttpHeaders; headers: readonly string[] }

/**
 * Who a request to a service acts as, if that may do it; of a browser perhaps where it is to sign in. Throws
 * `unauthenticated`, `forbidden` or `limited`, with the reason. Nothing is kept between calls.
 */
export async function authorizeRequest(
  original: OriginalRequest,
  sent: Sent,
  context: RequestContext,
): Promise<Authorized | Redirect> {
  const { host, path, query } = original
  const inAuthorization = readAuthorization(sent.fields.authorization)
  const asked =
    inAuthorization && isWellFormed(inAuthorization.secret.reveal())
      ? await findAsked(host, inAuthorization.secret)
      : null
  const service = asked?.service ?? (await findService(host))
  if (!service)
    throw new AppError('forbidden', `There is no service at ${host}, or it waits for confirmation.`)
  const takesBrowsers = service.redirectsBrowsers && proxyRedirects
  if (takesBrowsers && path === callbackPath)
    return finishBrowserSignIn(original, sent.fields.cookie, service.id, context.now)
  const token = readServiceCredential(service, { inAuthorization, headers: sent.headers, query })
  if (token && asked?.token) return decide(asked, original, { ...token, found: asked.token }, context)
  if (token) return decide({ service }, original, token, context)
  if (!takesBrowsers) throw needsToken(service)
  return authorizeBrowser(service, original, sent, context)
}

/** nginx makes a 500 of a redirect. */
const proxyRedirects = env.FORWARD_AUTH_DIALECT !== 'original'

async function authorizeBrowser(
  service: FoundService,
  original: OriginalRequest,
  { fields }: Sent,
  context: RequestContext,
): Promise<Authorized | Redirect> {
  const session = await readServiceSession(original, fields, service.id, context.now)
  const signIn = () => startBrowserSignIn(original, fields.cookie, context.now)
  const canSignIn = isNavigation(original.method, fields)
  if (!session) {
    if (canSignIn) return signIn()
    throw needsToken(service)
  }
  try {
    return await decide({ service }, original, session, context)
  } catch (error) {
    if (canSignIn && error instanceof AppError && error.code === 'unauthenticated') return signIn()
    throw error
  }
}

/** `permissions` are the caller's, where they are known. */
function decide(
  { service, permissions: known }: { service: FoundService; permissions?: string[] },
  { method, host, path }: OriginalRequest,
  credential: Credential,
  context: RequestContext,
): Promise<Authorized> {
  const where = shortened(`${host}${path}`)
  let use = `tried ${method} at ${where}`
  return withCredential(credential, context, {
    use: () => use,
    async run(caller) {
      const permission = decideService(service, { method, path })?.permission
      const permissions = known ?? (await serviceRights(caller, service))
      if (permission === undefined || !permissions.includes(permission)) {
        noteRefusal(caller, `${permission ?? method} at ${where}`, context.now)
        const reason = explain(caller, service.fullName, { method, path, permission, permissions })
        throw new AppError('forbidden', reason)
      }
      use = describeUse(permission, where)
      return { result: { caller, permissions } }
    },
  })
}

const needsToken = ({ fullName }: FoundService) =>
  new AppError('unauthenticated', `${fullName} needs an access token: ${env.PUBLIC_URL}${paths.security}`)

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

function explain(
  caller: Caller,
  service: string,
  { method, path, permission, permissions }: Refused,
): string {
  const who = caller.kind === 'account' ? caller.username : 'This access token'
  const mended = 'tokenId' in caller ? `: ${pageOf(caller)}` : '.'
  if (permissions.length === 0) return `${who} has no access to ${service}${mended}`
  if (permission !== undefined)
    return `${who} may ${permissions.join(' and ')} at ${service}, but this needs ${permission}${mended}`
  const [name = '', organization = null] = service.split('/').reverse()
  const rules = env.PUBLIC_URL + servicePaths(organization).page(name)
  return `No rule of ${service} allows ${method} ${shortened(path)}: ${rules}`
}

/** Where a token can be given more. */
function pageOf(token: TokenActor | OrganizationActor): string {
  const owner = token.kind === 'token' ? ownAccount : organizationOwner(token.organizationName)
  return env.PUBLIC_URL + tokenPaths(owner).page(token.tokenId)
}

const longest = 200

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
