import type { RepositoryAction, PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import type { RepositoryRights } from '#lib/repositories/repository-rights.ts'
import { statusOf, type TokenStatus } from '#lib/tokens/status.ts'

/** What may be seen of any token, whoever owns it: no hash, and picked column by column. */
export type AnyToken = {
  id: string
  hint: string
  /** What an organization's token is told apart by; a personal one has its description alone. */
  label?: string
  description: string
  status: TokenStatus
  createdAt: Date
  expiresAt: Date | null
  /** The expiry in the words of the API's client, where one made the token. */
  expiresAtSent: string | null
  lastUse: { at: Date; address: string | null; client: string | null; action: string | null } | null
}

/** The only shape of a personal token that leaves lib/tokens. */
export type PublicToken = AnyToken & {
  permission: PersonalPermission
  /** "all", or how many chosen repositories are left. */
  repositories: 'all' | number
  source: 'manual' | 'auto'
  /** The scopes in those words, of which the permission is the highest unless it was edited since. */
  scopesSent: string[] | null
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

/** A row as `anyTokenColumns` select it. */
export type AnyTokenRow = Pick<
  AnyToken,
  'id' | 'hint' | 'description' | 'createdAt' | 'expiresAt' | 'expiresAtSent'
> & {
  isActive: boolean
  lastUsedAt: Date | null
  lastUsedAddress: string | null
  lastUsedClient: string | null
  lastUsedAction: string | null
}

/** A row as `tokenColumns` selects it. */
export type TokenRow = AnyTokenRow &
  Pick<PublicToken, 'permission' | 'source' | 'scopesSent'> & {
    allRepositories: boolean
    chosenRepositories: number
  }

export function anyToken(row: AnyTokenRow, now: Date): AnyToken {
  return {
    id: row.id,
    hint: row.hint,
    description: row.description,
    status: statusOf(row, now),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    expiresAtSent: row.expiresAtSent,
    lastUse: row.lastUsedAt && {
      at: row.lastUsedAt,
      address: row.lastUsedAddress,
      client: row.lastUsedClient,
      action: row.lastUsedAction,
    },
  }
}

export function publicToken(row: TokenRow, now: Date): PublicToken {
  return {
    ...anyToken(row, now),
    permission: row.permission,
    repositories: row.allRepositories ? 'all' : row.chosenRepositories,
    source: row.source,
    scopesSent: row.scopesSent,
  }
}

/** What people call a token. */
export function nameOf({ label, description }: { label?: string | null; description: string }): string {
  return label ?? description
}
