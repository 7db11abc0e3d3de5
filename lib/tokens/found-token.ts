import type { Plan } from '#lib/authz/standing.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'

/** A token as stored, whatever its status, and its owner. */
export type FoundToken = FoundPersonalToken | FoundOrganizationToken

type Found = {
  id: string
  hint: string
  allRepositories: boolean
  publicRead: boolean
  isActive: boolean
  expiresAt: Date | null
  neverUsed: boolean
}

type FoundPersonalToken = Found & {
  accountId: string
  username: string
  email: string
  description: string
  permission: PersonalPermission
}

type FoundOrganizationToken = Found & {
  accountId: null
  organizationId: string
  organizationName: string
  plan: Plan
  label: string
  scopes: string[]
  allPush: boolean
  pullPrefixes: string[]
  pushPrefixes: string[]
}

/** The columns of a `FoundToken`, out of `tokensAndOwners`. */
export const foundTokenColumns = `
  token.id, hint, all_repositories AS "allRepositories", is_active AS "isActive", expires_at AS "expiresAt",
  last_used_at IS NULL AS "neverUsed", account_id AS "accountId", username, email, description, permission,
  organization_id AS "organizationId", organization.name AS "organizationName", plan, label, scopes,
  public_read AS "publicRead", all_push AS "allPush", pull_prefixes AS "pullPrefixes",
  push_prefixes AS "pushPrefixes"`

export const tokensAndOwners = `
  token
  LEFT JOIN account ON account.id = account_id
  LEFT JOIN organization ON organization.id = organization_id`
