import type { Caller, OrganizationActor } from '#lib/authz/actor.ts'
import {
  repositoryRights,
  type RepositoryAccess,
  type RepositoryRights,
} from '#lib/repositories/repository-rights.ts'
import { permits, personalPermission, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** A repository, with the access of the asking account and the flags under which the token chose it, if any. */
export type RepositoryStanding = {
  namespace: string
  visibility: 'public' | 'private'
  access: RepositoryAccess | null
  chosen: RepositoryRights | null
}

/** The account's rights, narrowed by the token's level, then by the chosen repositories. */
export function grantedRights(actor: Caller, repository: RepositoryStanding): RepositoryRights {
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
  { namespace, visibility, chosen }: RepositoryStanding,
): RepositoryRights {
  const isOwn = namespace === organizationName
  const push = isOwn && ((allRepositories && allPush) || chosen?.push === true)
  const pull = push || (isOwn && (allRepositories || chosen?.pull === true))
  return { pull: pull || (publicRead && visibility === 'public'), push, delete: false }
}

const everything: RepositoryRights = { pull: true, push: true, delete: true }
