import { pool } from '#lib/database/db.ts'

/** A fingerprint of each table, but for counts of calls, when sessions were last seen, and mails that go out meanwhile. */
export async function fingerprintTables(): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
      AND table_type = 'BASE TABLE' AND table_name NOT IN ('idempotent_call', 'outbox_message', '_prisma_migrations')
      AND table_name !~ 'fail|attempt|rate'`)
  const seen = `- 'last_seen_at' - 'expires_at' - 'address' - 'failed_sign_ins' - 'failed_sign_ins_since'`
  const { rows } = await pool.query<{ name: string; rows: string }>(
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, md5(coalesce(string_agg(r::text, '' ORDER BY r::text), '')) AS rows
           FROM (SELECT to_jsonb(t) ${seen} AS r FROM "${name}" t) AS "${name}"`,
      )
      .join(' UNION ALL '),
  )
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}
