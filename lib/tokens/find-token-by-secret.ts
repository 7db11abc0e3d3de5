import type { Plan } from '#lib/authz/authorize-organization.ts'
import { pool, statement } from '#lib/db.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import { hashSecret } from '#lib/secret.ts'
import { isWellFormed } from '#lib/tokens/secret.ts'

/** What a presented secret stands for: the token as stored, whatever its status, and its owner. */
export type FoundToken = FoundPersonalToken | FoundOrganizationToken

type Found = {
  id: string
  hint: string
  allRepositories: boolean
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
  publicRead: boolean
  allPush: boolean
}

/**
 * The hot path of every door: form and checksum without the database, then one prepared statement. Nothing is
 * kept between calls, so what is deleted or changed counts from the next one on.
 */
export async function findTokenBySecret(text: string): Promise<FoundToken | null> {
  if (!isWellFormed(text)) return null
  const { rows } = await pool.query<FoundToken>(statement('find-token-by-secret', sql, [hashSecret(text)]))
  return rows[0] ?? null
}

const sql = `
  SELECT token.id, hint, all_repositories AS "allRepositories", is_active AS "isActive", expires_at AS "expiresAt",
    last_used_at IS NULL AS "neverUsed", account_id AS "accountId", username, email, description, permission,
    organization_id AS "organizationId", organization.name AS "organizationName", plan, label, scopes,
    public_read AS "publicRead", all_push AS "allPush"
  FROM token
  LEFT JOIN account ON account.id = account_id
  LEFT JOIN organization ON organization.id = organization_id
  WHERE secret_hash = $1`
