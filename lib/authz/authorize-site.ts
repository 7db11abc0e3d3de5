import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'

/** Lets site administrators pass. For everybody else there is nothing here. */
export function authorizeSite(actor: Actor): asserts actor is AccountActor {
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  if (actor.kind !== 'account' || !actor.isSiteAdministrator) throw notFound('Page')
}
