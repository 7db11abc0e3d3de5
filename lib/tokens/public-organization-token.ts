import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { ImageAccess, Resource } from '#lib/tokens/organization-token-schema.ts'
import { anyToken, type AnyToken, type AnyTokenRow } from '#lib/tokens/public-token.ts'

/** The only shape of an organization's token that leaves lib/tokens. */
export type PublicOrganizationToken = AnyToken & {
  label: string
  publicRead: boolean
  /** What holds for all repositories of the organization; how many chosen ones are left, and to be pushed to. */
  repositories: { all: ImageAccess | null; chosen: number; push: number }
  scopes: OrganizationScope[]
  /** A username, kept when that person leaves. */
  createdBy: string
  /** All that in the words of the API's client, unless it was edited since. */
  resourcesSent: Resource[] | null
}

export type ChosenImages = {
  id: string
  fullName: string
  visibility: 'public' | 'private'
  access: ImageAccess
}

/** One token with the repositories it was given, as its edit form needs them. */
export type OrganizationTokenDetails = PublicOrganizationToken & { chosenRepositories: ChosenImages[] }

/** A row as `organizationTokenColumns` selects it. */
export type OrganizationTokenRow = AnyTokenRow &
  Pick<PublicOrganizationToken, 'label' | 'publicRead' | 'scopes' | 'createdBy' | 'resourcesSent'> & {
    allRepositories: boolean
    allPush: boolean
    chosenRepositories: number
    pushRepositories: number
  }

export function publicOrganizationToken(row: OrganizationTokenRow, now: Date): PublicOrganizationToken {
  const all = row.allPush ? 'push' : 'pull'
  return {
    ...anyToken(row, now),
    label: row.label,
    publicRead: row.publicRead,
    repositories: {
      all: row.allRepositories ? all : null,
      chosen: row.chosenRepositories,
      push: row.pushRepositories,
    },
    scopes: row.scopes,
    createdBy: row.createdBy,
    resourcesSent: row.resourcesSent,
  }
}
