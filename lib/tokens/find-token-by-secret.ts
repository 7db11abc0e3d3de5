import { pool, statement } from '#lib/db.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import { hashSecret } from '#lib/secret.ts'
import { isWellFormed } from '#lib/tokens/secret.ts'

/** What a presented secret stands for: the token as stored, whatever its status, and its owner. */
export type FoundToken = {
  id: string
  description: string
  hint: string
  permission: PersonalPermission
  allRepositories: boolean
  isActive: boolean
  expiresAt: Date | null
  neverUsed: boolean
  accountId: string
  username: string
  email: string
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
  SELECT token.id, description, hint, permission, all_repositories AS "allRepositories", is_active AS "isActive",
    expires_at AS "expiresAt", last_used_at IS NULL AS "neverUsed", account.id AS "accountId", username, email
  FROM token JOIN account ON account.id = account_id
  WHERE secret_hash = $1`
