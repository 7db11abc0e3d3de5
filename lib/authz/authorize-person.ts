import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'

/** What only people manage, as a refusal calls it. */
const managed = {
  account: 'the account',
  tokens: 'access tokens',
  repositories: 'repositories here',
  organizations: 'organizations',
} as const

export type Managed = keyof typeof managed

/**
 * The first line of every verb that only a person may call: no token administers the account or makes a token. Which rows
 * that reaches stands in each verb's `where`.
 */
export function authorizePerson(actor: Actor, what: Managed): asserts actor is AccountActor {
  if (actor.kind === 'account') return
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  throw new AppError('forbidden', `An access token can't manage ${managed[what]}. Sign in with a password.`)
}
