import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'

/** Admits site administrators. For everyone else, the page does not exist. */
export function authorizeSite(actor: Actor): asserts actor is AccountActor {
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  if (actor.kind !== 'account' || !actor.isSiteAdministrator) throw notFound('Page')
}
