import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { CreateOrganizationToken, ImageAccess } from '#lib/tokens/organization-token-schema.ts'
import type { ChosenImages, OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'

export type OrganizationTokenValues = {
  label: string
  description: string
  expiresAt: string | null
  publicRead: boolean
  repositories: { all: ImageAccess | null; chosen: ChosenImages[] }
  /** Whether the scopes count: they stay ticked while management access is off. */
  manages: boolean
  scopes: OrganizationScope[]
}

export const emptyValues: Omit<OrganizationTokenValues, 'expiresAt'> = {
  label: '',
  description: '',
  publicRead: false,
  repositories: { all: null, chosen: [] },
  manages: false,
  scopes: [],
}

export function valuesOf(token: OrganizationTokenDetails): OrganizationTokenValues {
  const { label, description, expiresAt, publicRead, repositories, chosenRepositories, scopes } = token
  return {
    ...{ label, description, publicRead, scopes },
    expiresAt: expiresAt && expiresAt.toISOString(),
    repositories: { all: repositories.all, chosen: chosenRepositories },
    manages: scopes.length > 0,
  }
}

/** The form's values as the verbs take them. */
export function toSend(values: OrganizationTokenValues): CreateOrganizationToken {
  const { label, description, expiresAt, publicRead, repositories } = values
  return {
    ...{ label, description, expiresAt, publicRead },
    repositories: {
      all: repositories.all,
      chosen: repositories.chosen.map(({ id, access }) => ({ id, access })),
    },
    scopes: grantedScopes(values),
  }
}

export const grantedScopes = ({ manages, scopes }: Pick<OrganizationTokenValues, 'manages' | 'scopes'>) =>
  manages ? scopes : []
