import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { repositoryRights, type RepositoryRights } from '#lib/repositories/repository-rights.ts'

/** A repository as an account that may know of it sees it. */
export type PublicRepository = {
  id: string
  namespace: string
  name: string
  fullName: string
  description: string
  visibility: 'public' | 'private'
  createdAt: Date
  lastPushedAt: Date | null
  lastPulledAt: Date | null
  rights: RepositoryRights
  /** Whether the account may edit and delete it. */
  isOwn: boolean
}

/** A row as `repositoryColumns` selects it. */
export type RepositoryRow = Omit<PublicRepository, 'fullName' | 'rights' | 'isOwn'>

export function publicRepository(row: RepositoryRow, account: { username: string }): PublicRepository {
  return {
    id: row.id,
    namespace: row.namespace,
    name: row.name,
    fullName: fullNameOf(row),
    description: row.description,
    visibility: row.visibility,
    createdAt: row.createdAt,
    lastPushedAt: row.lastPushedAt,
    lastPulledAt: row.lastPulledAt,
    rights: repositoryRights(account, row),
    isOwn: row.namespace === account.username,
  }
}
