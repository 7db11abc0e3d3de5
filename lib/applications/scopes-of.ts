import type { TokenReach } from '#lib/applications/token-reach.ts'
import type { OrganizationActor, TokenActor } from '#lib/authz/actor.ts'
import { grantedRights } from '#lib/repositories/granted-rights.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { repositoryRights } from '#lib/repositories/repository-rights.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import {
  permits,
  personalPermission,
  personalPermissions,
  reachesLevel,
  repositoryActions,
  type RepositoryRights,
} from '#lib/scopes/personal-permissions.ts'
import { heldPermissions } from '#lib/services/held-permissions.ts'

/**
 * What a token may do now, as an application reads it: `repo:acme/api:push` and `repo:acme/team/*:pull`, levels such as
 * `repo:read` for all that an owner can access, an organization's `scope-member-read`, and `service:acme/npm:read`.
 */
export function scopesOf(
  actor: TokenActor | OrganizationActor,
  /** Whose application asks; null for the installation's. */
  organizationName: string | null,
  { role, repositories, services }: Pick<TokenReach, 'role' | 'repositories' | 'services'>,
): string[] {
  const wide = actor.kind === 'organization' ? ofOrganization(actor) : ofPerson(actor, organizationName, role)
  const named = repositories.flatMap((one) => scopesFor(fullNameOf(one), grantedRights(actor, one)))
  const served = services.flatMap(({ fullName, permissions, given, role }) =>
    heldPermissions(permissions, given, role).map((permission) => `service:${fullName}:${permission}`),
  )
  return [...new Set([...wide, ...named, ...served])]
}

function ofOrganization(actor: OrganizationActor): string[] {
  const { organizationName, allRepositories, allPush, pullPrefixes, pushPrefixes, scopes, publicRead } = actor
  const below = (path: string, push: boolean) =>
    scopesFor(`${organizationName}/${path}`, {
      ...{ pull: true, push },
      delete: push && scopes.includes('scope-image-delete'),
    })
  return [
    ...(publicRead ? [publicScope] : []),
    ...(allRepositories ? below('*', allPush) : []),
    ...pullPrefixes.flatMap((prefix) => below(`${prefix}/*`, false)),
    ...pushPrefixes.flatMap((prefix) => below(`${prefix}/*`, true)),
    ...scopes,
  ]
}

function ofPerson(actor: TokenActor, organizationName: string | null, role: Role | null): string[] {
  const { permission, allRepositories, publicRead } = actor
  if (!allRepositories) return publicRead ? [publicScope] : []
  if (organizationName === null)
    return personalPermissions
      .filter(({ value }) => reachesLevel(permission, value))
      .map(({ scope }) => scope)
  const access = role === 'owner' ? 'admin' : role === 'editor' ? 'write' : null
  const may = repositoryRights(access, { visibility: 'private' })
  const { publicOnly } = personalPermission(permission)
  const held = (action: keyof RepositoryRights) => may[action] && !publicOnly && permits(permission, action)
  const rights = { pull: held('pull'), push: held('push'), delete: held('delete') }
  return [publicScope, ...scopesFor(`${organizationName}/*`, rights)]
}

const scopesFor = (path: string, rights: RepositoryRights) =>
  repositoryActions.filter((action) => rights[action]).map((action) => `repo:${path}:${action}`)

const publicScope = personalPermission('public_read').scope
