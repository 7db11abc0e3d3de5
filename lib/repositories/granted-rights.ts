import type { Caller } from '#lib/authz/actor.ts'
import { organizationRights } from '#lib/grants/organization-grant.ts'
import { personalRights } from '#lib/grants/personal-grant.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import { permits, type RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** A repository, with the caller's access and the rights of the token's selection, if any. */
export type RepositoryStanding = {
  namespace: string
  visibility: 'public' | 'private'
  access: RepositoryAccess | null
  chosen: RepositoryRights | null
}

/** The account's rights, narrowed by the grant of the token; or what an organization's token is granted. */
export function grantedRights(actor: Caller, repository: RepositoryStanding): RepositoryRights {
  if (actor.kind === 'organization') {
    return organizationRights(actor, {
      ...repository,
      isOwn: repository.namespace === actor.organizationName,
    })
  }
  const rights = repositoryRights(actor.kind === 'anonymous' ? null : repository.access, repository)
  return actor.kind === 'token' ? personalRights(actor, { ...repository, rights }) : rights
}

/** Whether the actor pushes to all repositories that it can, those that are yet to be made among them. */
export function pushesEverywhere(actor: Caller): boolean {
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'account') return true
  return actor.kind === 'token' ? actor.allRepositories && permits(actor.permission, 'push') : actor.allPush
}
