import { fullNameOf } from '#lib/repositories/repository-name.ts'
import {
  repositoryRights,
  type RepositoryAccess,
  type RepositoryRights,
} from '#lib/repositories/repository-rights.ts'

/** A repository as an account that may know of it sees it. */
export type PublicRepository = {
  id: string
  namespace: string
  /** Null where an account owns the namespace. */
  organizationId: string | null
  name: string
  fullName: string
  description: string
  visibility: 'public' | 'private'
  createdAt: Date
  lastPushedAt: Date | null
  lastPulledAt: Date | null
  rights: RepositoryRights
  /** Whether the account may edit and delete it. */
  canManage: boolean
}

/** A row as `repositoryColumns` selects it. */
export type RepositoryRow = Omit<PublicRepository, 'fullName' | 'rights' | 'canManage'> & {
  access: RepositoryAccess | null
  managedByCompany: boolean
}

export function publicRepository(row: RepositoryRow): PublicRepository {
  return {
    id: row.id,
    namespace: row.namespace,
    organizationId: row.organizationId,
    name: row.name,
    fullName: fullNameOf(row),
    description: row.description,
    visibility: row.visibility,
    createdAt: row.createdAt,
    lastPushedAt: row.lastPushedAt,
    lastPulledAt: row.lastPulledAt,
    rights: repositoryRights(row.access, row),
    canManage: row.access === 'admin' || row.managedByCompany,
  }
}

/** "Only demo can change this repository." */
export function whoCanChange({ organizationId, namespace }: PublicRepository): string {
  const who = organizationId ? `owners of ${namespace} and groups with admin access` : namespace
  return `Only ${who} can change this repository.`
}
