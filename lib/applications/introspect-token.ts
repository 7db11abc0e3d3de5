import type { Application } from '#lib/applications/identify-application.ts'
import { scopesOf } from '#lib/applications/scopes-of.ts'
import { tokenReach, type TokenReach } from '#lib/applications/token-reach.ts'
import type { OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { identifiedByToken } from '#lib/credentials/identified.ts'
import { recordRefusedUse, recordUse } from '#lib/credentials/record-use.ts'
import { AppError } from '#lib/errors.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { serviceRights } from '#lib/services/service-rights.ts'
import { second } from '#lib/time.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import { isWellFormed, newSecret } from '#lib/tokens/secret.ts'

/** A token that may be used now, and how long that may be taken for true. */
export type ActiveToken = {
  id: string
  owner: { id: string; name: string }
  scopes: string[]
  /** The service that the scopes are permissions of, where the application is for one. */
  service: string | null
  /** The client that asked for it, where one did. */
  clientId: string | null
  /** In whole seconds since 1970. */
  issuedAt: number
  expiresAt: number
}

/**
 * What a token is, for an application. Null for whatever it may not know of or may not be used, after as many look-ups each:
 * those of the present and the old secrets, or of the present one and what it reaches. The token's owner sees whom it was shown.
 */
export async function introspectToken(
  application: Application,
  secret: Secret,
  context: RequestContext,
): Promise<ActiveToken | null> {
  const { now } = context
  const asked = isWellFormed(secret.reveal()) ? secret : newSecret('account')
  const token = await findTokenBySecret(asked, now)
  const reach = token && (await tokenReach(token.id, application.organizationId))
  if (!token || !reach) return null
  const use = `shown to ${application.name}`
  try {
    const identified = await identifiedByToken(token, context)
    const actor = identified.caller as TokenActor | OrganizationActor
    const scopes = await scopesFor(application, actor, reach)
    recordUse(token.id, identified, context, use)
    const issuedAt = inSeconds(reach.issuedAt)
    return {
      id: token.id,
      owner:
        actor.kind === 'organization'
          ? { id: actor.organizationId, name: actor.organizationName }
          : { id: actor.accountId, name: actor.username },
      scopes,
      service: application.service?.fullName ?? null,
      clientId: reach.clientId,
      issuedAt,
      expiresAt: reusableUntil(application.reuseSeconds, now, token.expiresAt, issuedAt),
    }
  } catch (error) {
    if (!(error instanceof AppError && error.tokenId !== undefined)) throw error
    recordRefusedUse(undefined, context, () => use, error)
    return null
  }
}

/** Throws `forbidden` for a token without any permission of the service that the application is for. */
async function scopesFor(
  { service, organizationName }: Application,
  actor: TokenActor | OrganizationActor,
  reach: TokenReach,
): Promise<string[]> {
  if (!service) return scopesOf(actor, organizationName, reach)
  const permissions = await serviceRights(actor, service)
  if (permissions.length > 0) return permissions
  const message = `This access token has no permission for ${service.fullName}.`
  throw new AppError('forbidden', message, { tokenId: actor.tokenId })
}

/**
 * The smaller of the true end and the end of reuse, both rounded down, since consumers keep an answer until then. After
 * `issuedAt` at least, without which Spring takes no answer.
 */
function reusableUntil(reuseSeconds: number, now: Date, expiresAt: Date | null, issuedAt: number): number {
  const end = Math.min(inSeconds(now) + reuseSeconds, expiresAt ? inSeconds(expiresAt) : Infinity)
  return Math.max(end, issuedAt + 1)
}

const inSeconds = (at: Date) => Math.floor(at.getTime() / second)
