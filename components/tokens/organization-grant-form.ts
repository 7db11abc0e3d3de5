import type { GrantForm } from '#components/tokens/token-form-values.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import { isInRepositories, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'

/** `manages`: whether the scopes of the organization count; they stay ticked while management access is off. */
export type OrganizationGrantValues = OrganizationGrantTypes['named'] & { manages: boolean }

const empty: OrganizationGrantValues = {
  publicRead: false,
  repositories: { all: null, chosen: [] },
  manages: false,
  scopes: [],
}

const manages = (scopes: OrganizationScope[]) => scopes.some((scope) => !isInRepositories(scope))

export const organizationGrantForm: GrantForm<'organization'> = {
  empty,

  prefilled: ({ publicRead = false, repositories = empty.repositories, scopes = [] }) => ({
    ...{ publicRead, repositories, scopes, manages: manages(scopes) },
  }),

  valuesOf(token) {
    const named = grantOf('organization').named(token)
    return { ...named, manages: manages(named.scopes) }
  },

  granted: ({ publicRead, repositories, manages, scopes }) => ({
    ...{ publicRead, repositories },
    scopes: scopes.filter((scope) => manages || isInRepositories(scope)),
  }),
}
