import type { RepositoryAction, PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import type { RepositoryRights } from '#lib/repositories/repository-rights.ts'
import { statusOf, type TokenStatus } from '#lib/tokens/status.ts'

/** The only shape of a token that leaves lib/tokens: no hash, and picked column by column. */
export type PublicToken = {
  id: string
  hint: string
  description: string
  permission: PersonalPermission
  /** "all", or how many chosen repositories are left. */
  repositories: 'all' | number
  source: 'manual' | 'auto'
  status: TokenStatus
  createdAt: Date
  expiresAt: Date | null
  lastUse: { at: Date; address: string | null; client: string | null; action: string | null } | null
}

/** A repository that a token was given, and what of the token's permission holds there. */
export type ChosenRepository = {
  id: string
  fullName: string
  visibility: 'public' | 'private'
  /** What its owner may do there now, beyond which nothing can be given. */
  rights: RepositoryRights
} & Record<RepositoryAction, boolean>

/** One token with the repositories it was given, as its edit form needs them. */
export type TokenDetails = PublicToken & { chosenRepositories: ChosenRepository[] }

/** A row as `tokenColumns` selects it. */
export type TokenRow = Pick<
  PublicToken,
  'id' | 'hint' | 'description' | 'permission' | 'source' | 'createdAt' | 'expiresAt'
> & {
  isActive: boolean
  allRepositories: boolean
  chosenRepositories: number
  lastUsedAt: Date | null
  lastUsedAddress: string | null
  lastUsedClient: string | null
  lastUsedAction: string | null
}

export function publicToken(row: TokenRow, now: Date): PublicToken {
  return {
    id: row.id,
    hint: row.hint,
    description: row.description,
    permission: row.permission,
    repositories: row.allRepositories ? 'all' : row.chosenRepositories,
    source: row.source,
    status: statusOf(row, now),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    lastUse: row.lastUsedAt && {
      at: row.lastUsedAt,
      address: row.lastUsedAddress,
      client: row.lastUsedClient,
      action: row.lastUsedAction,
    },
  }
}
