import { Client } from 'pg'
import { expect, vi } from 'vitest'
import { connection } from '#lib/database/db.ts'

type Statement = [text: string, values: unknown[]]

/**
 * Has somebody else hold rows until `verb` waits for them, then change something and let go; answers what the verb threw, if
 * anything, and the organization's rows as they were left for it. For a real server: an embedded database has one session.
 */
export async function whileWaiting(
  organization: { id: string; name: string },
  { hold, verb, change }: { hold: Statement; verb: () => Promise<unknown>; change: Statement | null },
): Promise<{ error: unknown; before: unknown }> {
  const holder = new Client(connection)
  await holder.connect()
  try {
    await holder.query('BEGIN')
    await holder.query(...hold)
    const outcome = verb().then(
      () => null,
      (error: unknown) => error,
    )
    await vi.waitFor(async () => {
      const { rows } = await holder.query(
        'SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))',
      )
      expect(rows).not.toEqual([])
    }, 5_000)
    if (change) await holder.query(...change)
    const before = await rowsOf(holder, organization)
    await holder.query('COMMIT')
    return { error: await outcome, before }
  } finally {
    await holder.end()
  }
}

/** All that is stored of an organization. */
export async function rowsOf(
  client: Pick<Client, 'query'>,
  { id, name }: { id: string; name: string },
): Promise<unknown> {
  const of = (table: string, condition: string) =>
    `(SELECT json_agg(row ORDER BY row::text) FROM (SELECT * FROM ${table} WHERE ${condition}) AS row)`
  const own = 'organization_id = $1'
  const { rows } = await client.query(
    `SELECT ${[
      of('organization', 'id = $1'),
      ...[
        'membership',
        'invite',
        'token',
        'member_group',
        'group_member',
        'application',
        'trusted_workload',
        'audit_entry',
      ].map((table) => of(table, own)),
      of('group_repository', `group_id IN (SELECT id FROM member_group WHERE ${own})`),
      of('repository', 'namespace = $2'),
      of('company', 'id = (SELECT company_id FROM organization WHERE id = $1)'),
      of('company_owner', 'company_id = (SELECT company_id FROM organization WHERE id = $1)'),
    ].map((each, at) => `${each} AS "${at}"`)}`,
    [id, name],
  )
  return rows
}
