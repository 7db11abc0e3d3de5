import { pool, statement } from '#lib/database/db.ts'
import { earliestStart } from '#lib/sessions/session-expiry.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'

export type SignedIn = {
  sessionId: string
  accountId: string
  username: string
  name: string
  isSiteAdministrator: boolean
  createdAt: Date
  lastSeenAt: Date
  provedAt: Date
}

const valid = `
  SELECT s.id AS "sessionId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.proved_at AS "provedAt", a.id AS "accountId", a.username, a.name,
    a.is_site_administrator AS "isSiteAdministrator"
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE s.expires_at > $2 AND s.created_at > $3 AND a.suspended_at IS NULL`

/** The session with its account, until it expires or, since the setting may have changed, is too old. A suspended account has none. */
export async function findSession(secret: Secret, now = new Date()): Promise<SignedIn | null> {
  const { rows } = await pool.query<SignedIn>(
    statement('find-session', `${valid} AND s.secret_hash = $1`, [
      hashSecret(secret.reveal()),
      ...[now, earliestStart(now)],
    ]),
  )
  return rows[0] ?? null
}

/** The same by its id, for what Gatehouse itself has signed. */
export async function findSessionById(id: string, now: Date): Promise<SignedIn | null> {
  const { rows } = await pool.query<SignedIn>(
    statement('find-session-by-id', `${valid} AND s.id = $1`, [id, now, earliestStart(now)]),
  )
  return rows[0] ?? null
}
