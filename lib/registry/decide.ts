import type { AccountActor, AnonymousActor, TokenActor } from '#lib/authz/actor.ts'
import type { RequestedAccess } from '#lib/registry/scope.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { repositoryRights, type RepositoryRights } from '#lib/repositories/repository-rights.ts'
import { permits, personalPermission, repositoryActions } from '#lib/scopes/personal-permissions.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** Who can stand at the registry's door. */
export type RegistryActor = AccountActor | TokenActor | AnonymousActor

/** A stored repository, with the flags under which the asking token chose it, if it did. */
export type KnownRepository = {
  namespace: string
  name: string
  visibility: 'public' | 'private'
  chosen: RepositoryRights | null
}

/** What a registry token says may be done: an entry of the `access` claim of the Distribution specification. */
export type GrantedAccess = { type: 'repository'; name: string; actions: RepositoryAction[] }

/**
 * What of the requested is granted: the account's rights, narrowed by the token's level, then by the chosen
 * repositories. Whatever is not granted is left out, and is no error. `registry:catalog:*` is never granted.
 */
export function decideAccess(
  actor: RegistryActor,
  repositories: KnownRepository[],
  requested: RequestedAccess[],
): GrantedAccess[] {
  const known = new Map(repositories.map((repository) => [fullNameOf(repository), repository]))
  return requested.flatMap(({ type, name, actions: asked }) => {
    const repository = type === 'repository' ? known.get(name) : undefined
    if (!repository) return []
    const may = grantedRights(actor, repository)
    const actions = repositoryActions.filter(
      (each) => may[each] && (asked.includes(each) || asked.includes('*')),
    )
    return actions.length > 0 ? [{ type: 'repository', name, actions }] : []
  })
}

/**
 * Repositories that are not there and that a push, asked for by that name, makes: in the actor's own namespace, where
 * the push would be granted.
 */
export function newByPush(
  actor: RegistryActor,
  repositories: KnownRepository[],
  requested: RequestedAccess[],
): { namespace: string; name: string }[] {
  const known = new Set(repositories.map(fullNameOf))
  return requested.flatMap(({ type, name, actions }) => {
    if (type !== 'repository' || known.has(name) || !actions.includes('push')) return []
    const parsed = parseRepositoryName(name)
    return parsed && grantedRights(actor, { ...parsed, visibility: 'private', chosen: null }).push
      ? [parsed]
      : []
  })
}

function grantedRights(actor: RegistryActor, repository: KnownRepository): RepositoryRights {
  const rights = repositoryRights(actor.kind === 'anonymous' ? null : actor, repository)
  if (actor.kind !== 'token') return rights
  const chosen = actor.allRepositories ? everything : repository.chosen
  const levelReaches = repository.visibility === 'public' || !personalPermission(actor.permission).publicOnly
  const may = (action: RepositoryAction) =>
    rights[action] && levelReaches && permits(actor.permission, action) && chosen?.[action] === true
  return { pull: may('pull'), push: may('push'), delete: may('delete') }
}

const everything: RepositoryRights = { pull: true, push: true, delete: true }
