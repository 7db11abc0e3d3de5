import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'

/** What a person does with the own account, tokens, repositories and organizations. */
export type Permission = 'account' | 'tokens' | 'repositories' | 'organizations'

/**
 * The first line of every verb that acts for a person: throws unless the actor may use `permission` on
 * the own account. No token administers the account or makes a token. Which rows that reaches stands in
 * each verb's `where`.
 */
export function authorize(actor: Actor, permission: Permission): asserts actor is AccountActor {
  if (actor.kind === 'account') return
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  throw new AppError(
    'forbidden',
    `An access token can't manage ${nouns[permission]}. Sign in with a password.`,
  )
}

const nouns: Record<Permission, string> = {
  account: 'the account',
  tokens: 'access tokens',
  repositories: 'repositories here',
  organizations: 'organizations',
}
