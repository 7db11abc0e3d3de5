import type { Caller } from '#lib/authz/actor.ts'
import { hasRepository } from '#lib/grants/organization-grant.ts'
import { grantedRights } from '#lib/repositories/granted-rights.ts'
import type { Protocol } from '#lib/repositories/protocols.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import type { RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** A repository as seen by anyone who may know about it. */
export type PublicRepository = {
  id: string
  namespace: string
  /** Null if an account owns the namespace. */
  organizationId: string | null
  name: string
  fullName: string
  description: string
  fullDescription: string
  visibility: 'public' | 'private'
  pullCount: number
  immutableTags: boolean
  immutableTagRules: string[]
  protocols: Protocol[]
  createdAt: Date
  lastPushedAt: Date | null
  lastPulledAt: Date | null
  rights: RepositoryRights
  /** Whether the caller may edit and, but for an organization's token, delete it. */
  canManage: boolean
  canDeleteTags: boolean
}

/** A row as `repositoryColumns` selects it. */
export type RepositoryRow = Omit<PublicRepository, 'fullName' | 'rights' | 'canManage' | 'canDeleteTags'> & {
  access: RepositoryAccess | null
  managedByCompany: boolean
  /** The rights of the calling token's selection. */
  chosen: RepositoryRights | null
}

export function publicRepository(row: RepositoryRow, actor: Caller): PublicRepository {
  const rights = grantedRights(actor, row)
  return {
    id: row.id,
    namespace: row.namespace,
    organizationId: row.organizationId,
    name: row.name,
    fullName: fullNameOf(row),
    description: row.description,
    fullDescription: row.fullDescription,
    visibility: row.visibility,
    pullCount: row.pullCount,
    immutableTags: row.immutableTags,
    immutableTagRules: row.immutableTagRules,
    protocols: row.protocols,
    createdAt: row.createdAt,
    lastPushedAt: row.lastPushedAt,
    lastPulledAt: row.lastPulledAt,
    rights,
    ...managementOf(actor, row, rights),
  }
}

/** By scope for an organization's token; else who deletes images manages the repository, as do owners of the company. */
function managementOf(actor: Caller, row: RepositoryRow, rights: RepositoryRights) {
  if (actor.kind !== 'organization') {
    const canManage = rights.delete || (actor.kind === 'account' && row.managedByCompany)
    return { canManage, canDeleteTags: rights.delete }
  }
  const has = hasRepository(actor, { ...row, isOwn: row.namespace === actor.organizationName })
  return {
    canManage: has && actor.scopes.includes('scope-repository-edit'),
    canDeleteTags: has && actor.scopes.includes('scope-tag-admin'),
  }
}

/** "Only demo can change this repository." */
export function whoCanChange({ organizationId, namespace }: PublicRepository): string {
  const who = organizationId ? `owners of ${namespace} and groups with admin access` : namespace
  return `Only ${who} can change this repository.`
}
