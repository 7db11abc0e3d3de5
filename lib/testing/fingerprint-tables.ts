import { pool } from '#lib/database/db.ts'

/**
 * Answers what takes a fingerprint of each table, but for counts of calls, when sessions were last seen, and mails that go
 * out meanwhile: how many rows there are, and what is in those written since this was called.
 */
export async function fingerprintTables(): Promise<() => Promise<Record<string, string>>> {
  const { rows: tables } = await pool.query<{ name: string; began: string }>(`
    SELECT relname AS name, pg_current_xact_id()::text AS began FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND relname NOT IN ('idempotent_call', 'outbox_message', '_prisma_migrations')
      AND relname !~ 'fail|attempt|rate'`)
  const seen = `- 'last_seen_at' - 'expires_at' - 'address' - 'failed_sign_ins' - 'failed_sign_ins_since'`
  const text = tables
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, (SELECT count(*) FROM "${name}") || ' ' ||
           md5(coalesce(string_agg(r::text, '' ORDER BY r::text), '')) AS rows
         FROM (SELECT to_jsonb(t) ${seen} AS r FROM "${name}" t WHERE xmin::text::bigint >= $1) AS "${name}"`,
    )
    .join(' UNION ALL ')
  return async () => {
    const query = { name: 'fingerprints', text, values: [tables[0]!.began] }
    const { rows } = await pool.query<{ name: string; rows: string }>(query)
    return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
  }
}
