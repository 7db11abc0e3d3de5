import type { AccountActor, Actor, Caller, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { scopeMissing } from '#lib/authz/authorize-organization.ts'
import { AppError } from '#lib/errors.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import { permits } from '#lib/scopes/personal-permissions.ts'

/** Any actor may read; each verb's `where` limits the rows. */
export function authorizeReading(actor: Actor): asserts actor is Caller {
  if (actor.kind === 'system') throw new AppError('forbidden', 'The system itself has no repositories.')
}

/** Admits people, and their tokens with the highest permission level. */
export function authorizeManaging(actor: Actor): asserts actor is AccountActor | TokenActor {
  if (actor.kind === 'account') return
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  if (actor.kind === 'token' && permits(actor.permission, 'delete')) return
  throw new AppError(
    'forbidden',
    'Managing repositories takes a personal access token with Read, Write, Delete.',
  )
}

/** The same, and organizations' tokens with this scope. */
export function authorizeScoped(
  actor: Actor,
  scope: OrganizationScope,
): asserts actor is AccountActor | TokenActor | OrganizationActor {
  if (actor.kind !== 'organization') return authorizeManaging(actor)
  if (!actor.scopes.includes(scope)) throw scopeMissing()
}
