import type { Caller } from '#lib/authz/actor.ts'
import type { RequestedAccess } from '#lib/registry/parse-scopes.ts'
import { grantedRights, mayPushNew, type RepositoryStanding } from '#lib/repositories/granted-rights.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'
import type { Protocol } from '#lib/repositories/protocols.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** A stored repository with the caller's access. */
export type KnownRepository = RepositoryStanding & { id: string; protocols: Protocol[] }

/** What a registry token says may be done: an entry of the `access` claim of the Distribution specification. */
export type GrantedAccess = { type: 'repository'; name: string; actions: RepositoryAction[] }

/**
 * The granted part of a request: the account's rights, limited by the token's permission level and selected
 * repositories. The rest is left out without an error, as is what is not for images. `registry:catalog:*` is never granted.
 */
export function decideAccess(
  actor: Caller,
  repositories: KnownRepository[],
  requested: RequestedAccess[],
): GrantedAccess[] {
  const known = new Map(repositories.map((repository) => [fullNameOf(repository), repository]))
  return requested.flatMap(({ type, name, actions: asked }) => {
    const repository = type === 'repository' ? known.get(name) : undefined
    if (!repository?.protocols.includes('images')) return []
    const may = grantedRights(actor, repository)
    const actions = repositoryActions.filter(
      (each) => may[each] && (asked.includes(each) || asked.includes('*')),
    )
    return actions.length > 0 ? [{ type: 'repository', name, actions }] : []
  })
}

/**
 * Requested repositories that do not exist and that a push may create, if the actor may push to more than those it
 * has chosen. `createRepositoryByPush` checks the namespace.
 */
export function newByPush(
  actor: Caller,
  repositories: KnownRepository[],
  requested: RequestedAccess[],
): { namespace: string; name: string }[] {
  const known = new Set(repositories.map(fullNameOf))
  return requested.flatMap(({ type, name, actions }) => {
    if (type !== 'repository' || known.has(name) || !actions.includes('push')) return []
    const parts = parseRepositoryName(name)
    return parts && mayPushNew(actor, parts.name) ? [parts] : []
  })
}
