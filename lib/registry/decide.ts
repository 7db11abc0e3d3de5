import type { AccountActor, AnonymousActor, OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import type { RequestedAccess } from '#lib/registry/scope.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'
import {
  repositoryRights,
  type RepositoryAccess,
  type RepositoryRights,
} from '#lib/repositories/repository-rights.ts'
import { permits, personalPermission, repositoryActions } from '#lib/scopes/personal-permissions.ts'
import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** Who can stand at the registry's door. */
export type RegistryActor = AccountActor | TokenActor | OrganizationActor | AnonymousActor

/** A stored repository, with the access of the asking account and the flags under which the token chose it, if any. */
export type KnownRepository = {
  namespace: string
  name: string
  visibility: 'public' | 'private'
  access: RepositoryAccess | null
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
 * Repositories that are not there and that a push, asked for by that name, may make: where the actor pushes to all that it
 * can. Whether the namespace is one to make them in, `createRepositoryByPush` decides.
 */
export function newByPush(
  actor: RegistryActor,
  repositories: KnownRepository[],
  requested: RequestedAccess[],
): { namespace: string; name: string }[] {
  const known = new Set(repositories.map(fullNameOf))
  return requested.flatMap(({ type, name, actions }) => {
    if (type !== 'repository' || known.has(name) || !actions.includes('push')) return []
    return (pushesEverywhere(actor) && parseRepositoryName(name)) || []
  })
}

function grantedRights(actor: RegistryActor, repository: KnownRepository): RepositoryRights {
  if (actor.kind === 'organization') return rightsOfOrganization(actor, repository)
  const rights = repositoryRights(actor.kind === 'anonymous' ? null : repository.access, repository)
  if (actor.kind !== 'token') return rights
  const chosen = actor.allRepositories ? everything : repository.chosen
  const levelReaches = repository.visibility === 'public' || !personalPermission(actor.permission).publicOnly
  const may = (action: RepositoryAction) =>
    rights[action] && levelReaches && permits(actor.permission, action) && chosen?.[action] === true
  return { pull: may('pull'), push: may('push'), delete: may('delete') }
}

/** Exactly what the token's repository scopes say; push includes pull, and nothing includes delete. */
function rightsOfOrganization(
  { organizationName, publicRead, allRepositories, allPush }: OrganizationActor,
  { namespace, visibility, chosen }: KnownRepository,
): RepositoryRights {
  const isOwn = namespace === organizationName
  const push = isOwn && ((allRepositories && allPush) || chosen?.push === true)
  const pull = push || (isOwn && (allRepositories || chosen?.pull === true))
  return { pull: pull || (publicRead && visibility === 'public'), push, delete: false }
}

function pushesEverywhere(actor: RegistryActor): boolean {
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'account') return true
  return actor.allRepositories && (actor.kind === 'token' ? permits(actor.permission, 'push') : actor.allPush)
}

const everything: RepositoryRights = { pull: true, push: true, delete: true }
