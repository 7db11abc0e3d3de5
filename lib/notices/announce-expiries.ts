import { pool, statement } from '#lib/database/db.ts'

const batchSize = 1_000

/**
 * Notes for those who are to be told which tokens have come nearer to their end than was announced. Of several days that have
 * passed meanwhile, that is one notice. What another process holds at this moment waits for the next run.
 */
export async function announceExpiries(now: Date, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const query = statement('announce-expiries', sql, [now, batchSize])
    const { rows } = await pool.query<{ announced: number }>(query)
    if (rows[0]!.announced < batchSize) return
  }
}

const isDue = `
  is_active AND workload_id IS NULL AND source <> 'request' AND announced_days IS DISTINCT FROM 0 AND expires_at < $1::timestamptz + interval '31 days'
    AND expiry_threshold(expires_at, $1) < coalesce(announced_days, 31)`

const sql = `
  WITH due AS (
    SELECT id FROM token WHERE ${isDue} ORDER BY expires_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
  ), announced AS (
    UPDATE token SET announced_days = expiry_threshold(expires_at, $1)
    WHERE id IN (SELECT id FROM due)
    RETURNING id, account_id, organization_id, expires_at
  ), noted AS (
    INSERT INTO expiry_notice (account_id, token_id, expires_at)
    SELECT account.id, announced.id, expires_at FROM announced JOIN account ON account.id = account_id AND mail_own_expiry
    UNION ALL
    SELECT account.id, announced.id, expires_at FROM announced
      JOIN membership ON membership.organization_id = announced.organization_id AND role = 'owner'
      JOIN organization ON organization.id = announced.organization_id
      JOIN account ON account.id = membership.account_id AND mail_organization_expiry
        AND (second_factor_since IS NOT NULL OR NOT requires_second_factor)
    ON CONFLICT (account_id, token_id) DO UPDATE SET expires_at = excluded.expires_at
  )
  SELECT count(*)::int AS announced FROM announced`
