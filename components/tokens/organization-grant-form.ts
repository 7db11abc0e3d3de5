import type { GrantForm } from '#components/tokens/token-form-values.ts'
import { isInRepositories } from '#lib/scopes/organization-scopes.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'

/** `manages`: whether the scopes of the organization count; they stay ticked while management access is off. */
export type OrganizationGrantValues = OrganizationGrantTypes['named'] & { manages: boolean }

export const organizationGrantForm: GrantForm<'organization'> = {
  empty: { publicRead: false, repositories: { all: null, chosen: [] }, manages: false, scopes: [] },

  valuesOf: ({ publicRead, repositories, chosenRepositories, scopes }) => ({
    repositories: { all: repositories.all, chosen: chosenRepositories },
    ...{ publicRead, scopes, manages: scopes.some((scope) => !isInRepositories(scope)) },
  }),

  granted: ({ publicRead, repositories, manages, scopes }) => ({
    ...{ publicRead, repositories },
    scopes: scopes.filter((scope) => manages || isInRepositories(scope)),
  }),
}
