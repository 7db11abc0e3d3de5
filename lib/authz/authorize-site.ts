import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/db.ts'
import { AppError, notFound } from '#lib/errors.ts'

/** Lets site administrators pass. For everybody else there is nothing here. */
export async function authorizeSite(actor: Actor): Promise<AccountActor> {
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  if (actor.kind !== 'account' || !(await isSiteAdministrator(actor))) throw notFound('Page')
  return actor
}

export async function isSiteAdministrator({ accountId }: AccountActor): Promise<boolean> {
  const where = { id: accountId, isSiteAdministrator: true }
  return (await db.account.findFirst({ where, select: { id: true } })) !== null
}
