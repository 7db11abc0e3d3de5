import { pool, statement } from '#lib/database/db.ts'

/**
 * Notes for those who are to be told which tokens have come nearer to their end than was announced. Of several days that have
 * passed meanwhile, that is one notice. The guard stands in the UPDATE, too, so that of two processes one announces.
 */
export async function announceExpiries(now: Date): Promise<void> {
  await pool.query(statement('announce-expiries', sql, [now]))
}

const isDue = `is_active AND announced_days IS DISTINCT FROM 0 AND expires_at < $1::timestamptz + interval '31 days'
  AND expiry_threshold(expires_at, $1) < coalesce(announced_days, 31)`

const sql = `
  WITH announced AS (
    UPDATE token SET announced_days = expiry_threshold(expires_at, $1)
    WHERE id IN (SELECT id FROM token WHERE ${isDue} ORDER BY id FOR NO KEY UPDATE) AND ${isDue}
    RETURNING id, account_id, organization_id, expires_at
  )
  INSERT INTO expiry_notice (account_id, token_id, expires_at)
  SELECT account.id, announced.id, expires_at FROM announced JOIN account ON account.id = account_id AND mail_own_expiry
  UNION ALL
  SELECT account.id, announced.id, expires_at FROM announced
    JOIN membership ON membership.organization_id = announced.organization_id AND role = 'owner'
    JOIN account ON account.id = membership.account_id AND mail_organization_expiry
  ON CONFLICT (account_id, token_id) DO UPDATE SET expires_at = excluded.expires_at`
