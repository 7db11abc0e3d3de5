import type { Context } from 'hono'
import { access, type Access, type RouteName } from '#api/rest/access.ts'
import { pageSession } from '#api/rest/page-session.ts'
import type { Caller } from '#lib/authz/actor.ts'
import { scopeMissing } from '#lib/authz/authorize-organization.ts'
import { readBearer, type Credential } from '#lib/credentials/read-credential.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import { countApiRequest } from '#lib/rate-limits/count-api-request.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'
import { scopesPermit } from '#lib/scopes/organization-scopes.ts'
import {
  personalPermission,
  reachesLevel,
  type PersonalPermission,
} from '#lib/scopes/personal-permissions.ts'
import { second } from '#lib/time.ts'

/** Does the work as who asks; throws where the table of access keeps such callers out, and where somebody asks too often. */
export async function withCaller<Result>(
  c: Context,
  name: RouteName,
  context: RequestContext,
  work: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  let caller: Caller | undefined
  try {
    return await withCredential(await credentialIn(c, name), context, {
      use: () => `called ${name}`,
      async run(known) {
        caller = known
        await count(c, caller)
        assertMayCall(name, caller)
        return { result: await work(caller) }
      },
    })
  } catch (error) {
    // An invalid bearer token counts against the client's address.
    if (!caller) await count(c, { kind: 'anonymous', address: context.address })
    throw error
  }
}

/** Older clients of Docker Hub send `JWT` instead of `Bearer`. */
async function credentialIn(c: Context, name: RouteName): Promise<Credential | null> {
  if (access[name].bearer === 'ignored') return null
  const header = c.req.header('authorization')
  if (header === undefined) return pageSession(c)
  const bearer = readBearer(header, 'jwt')
  if (!bearer) throw signInFirst()
  return bearer
}

async function count(c: Context, caller: Caller): Promise<void> {
  const { limit, remaining, resetAt, isOver } = await countApiRequest(keyOf(caller))
  c.header('X-RateLimit-Limit', String(limit))
  c.header('X-RateLimit-Remaining', String(remaining))
  c.header('X-RateLimit-Reset', String(Math.ceil(resetAt.getTime() / second)))
  if (!isOver) return
  const retryAfter = Math.max(1, Math.ceil((resetAt.getTime() - Date.now()) / second))
  throw new AppError('limited', `Rate limit exceeded: ${limit} requests a minute.`, { retryAfter })
}

function keyOf(caller: Caller): string {
  if (caller.kind === 'anonymous') return networkOf(caller.address)
  return caller.kind === 'account' ? caller.accountId : caller.tokenId
}

function assertMayCall(name: RouteName, caller: Caller): void {
  const { bearer, personal, organization } = access[name]
  if (caller.kind === 'anonymous' && bearer === 'required') throw signInFirst()
  if (caller.kind === 'token') {
    if (!personal) throw notAllowed('personal')
    if (!reachesLevel(caller.permission, personal)) throw levelMissing(personal)
  }
  if (caller.kind === 'organization') {
    if (!organization) throw notAllowed('organization')
    if (!hasScopeFor(caller.scopes, organization)) throw scopeMissing()
  }
}

function signInFirst(): AppError {
  return new AppError('unauthenticated', 'Send Authorization: Bearer with a token from POST /v2/auth/token.')
}

function levelMissing(least: PersonalPermission): AppError {
  const { label } = personalPermission(least)
  return new AppError('forbidden', `This takes a personal access token with ${label}.`)
}

/** Docker Hub's own wording, which its clients look for. */
function notAllowed(kind: string): AppError {
  return new AppError('forbidden', `token issued from ${kind} access token is not allowed`)
}

/** Its rights to images depend on the repository. */
function hasScopeFor(scopes: readonly string[], needed: NonNullable<Access['organization']>): boolean {
  if (needed === 'any' || needed === 'image-pull') return true
  return needed.startsWith('scope-')
    ? scopes.includes(needed)
    : scopesPermit(scopes, needed as OrganizationPermission)
}
