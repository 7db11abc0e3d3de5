import type { Plan } from '#lib/authz/standing.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'

/** A token as stored, whatever its status, and its owner: found by its secret, or by one that is still valid beside it. */
export type FoundToken = FoundPersonalToken | FoundOrganizationToken

type Found = {
  id: string
  /** Of the secret that it was found by. */
  hint: string
  /** The row of that secret, where it is not the present one. */
  retiredSecretId: string | null
  /** Whether the first use of the present secret is still to end the one before. */
  isRotating: boolean
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
  isSuspended: boolean
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
  workloadId: string | null
}

const columns = `
  token.id, is_rotating AS "isRotating", all_repositories AS "allRepositories", is_active AS "isActive",
  expires_at AS "expiresAt", token.last_used_at IS NULL AS "neverUsed", account_id AS "accountId", username, email,
  suspended_at IS NOT NULL AS "isSuspended", description, permission, organization_id AS "organizationId",
  organization.name AS "organizationName", plan, label,
  scopes, public_read AS "publicRead", all_push AS "allPush", pull_prefixes AS "pullPrefixes",
  push_prefixes AS "pushPrefixes", workload_id AS "workloadId"`

const owners = `
  LEFT JOIN account ON account.id = account_id
  LEFT JOIN organization ON organization.id = organization_id`

/** Selects `FoundToken`s by what their present secret is. */
export const byPresentSecret = `
  SELECT ${columns}, token.hint, NULL AS "retiredSecretId" FROM token ${owners}`

/** The same by a retired secret that is valid at \`$1\`. It is looked up only where there is no present one. */
export const byRetiredSecret = `
  SELECT ${columns}, retired_secret.hint, retired_secret.id AS "retiredSecretId"
  FROM retired_secret JOIN token ON token.id = token_id ${owners}
  WHERE ended_at IS NULL AND ends_at > $1`
