import type { Caller } from '#lib/authz/actor.ts'
import { organizationRights, pullsFrom, pushesTo } from '#lib/grants/organization-grant.ts'
import { personalRights } from '#lib/grants/personal-grant.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import { permits, personalPermission, type RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** A repository, with the caller's access and the rights of the token's selection, if any. */
export type RepositoryStanding = {
  namespace: string
  name: string
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

/** Whether the actor may pull whatever repository there will be of this name in a namespace that it writes to. */
export function mayPullNew(actor: Caller, name: string): boolean {
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'account') return true
  if (actor.kind === 'organization') return pullsFrom(actor, name)
  return actor.allRepositories && !personalPermission(actor.permission).publicOnly
}

/** Whether the actor may push to a repository of this name that does not exist, if the namespace lets it. */
export function mayPushNew(actor: Caller, name: string): boolean {
  if (actor.kind === 'anonymous') return false
  if (actor.kind === 'account') return true
  if (actor.kind === 'token') return actor.allRepositories && permits(actor.permission, 'push')
  return pushesTo(actor, name)
}
