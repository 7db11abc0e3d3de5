import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { applyMigrations } from '#lib/database/apply-migrations.ts'
import { readMigrations } from '#lib/database/migrations.ts'
import { hashSecret } from '#lib/secret.ts'
import { emptyDatabase } from '#lib/testing/empty-database.ts'

test('sessions of an earlier version go on, and no row tells what their cookies hold', async () => {
  const { at, remove } = await emptyDatabase()
  const client = new Client(at)
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await remove()
  })
  const migrations = readMigrations()
  const upgrade = migrations.findIndex(({ name }) => name.endsWith('_session_secrets'))
  await applyMigrations(at, migrations.slice(0, upgrade))
  await client.query(`INSERT INTO namespace (name) VALUES ('demo')`)
  const accountId = randomUUID()
  await client.query(
    `INSERT INTO account (id, username, email, name, password_hash) VALUES ($1, 'demo', 'demo@example.com', '', '')`,
    [accountId],
  )
  const cookies = [randomUUID(), randomUUID()]
  for (const id of cookies) {
    await client.query(
      `INSERT INTO session (id, account_id, address, client, expires_at) VALUES ($1, $2, '', $3, now())`,
      [id, accountId, id],
    )
    await client.query(
      `INSERT INTO audit_entry (id, actor_kind, actor_name, action, target_kind, target_id, target_name)
       VALUES (gen_random_uuid(), 'account', 'demo', 'account.sign_in', 'session', $1, '')`,
      [id],
    )
  }
  await applyMigrations(at)

  const { rows: sessions } = await client.query('SELECT id, secret_hash, client FROM session')
  expect(sessions).toHaveLength(2)
  for (const { secret_hash, client } of sessions) expect(secret_hash).toEqual(hashSecret(client))
  const { rows: entries } = await client.query('SELECT target_id FROM audit_entry')
  expect(entries.map((entry) => entry.target_id).sort()).toEqual(sessions.map(({ id }) => id).sort())
  for (const id of cookies) expect(JSON.stringify([sessions.map((row) => row.id), entries])).not.toContain(id)
  await expect(client.query(`DELETE FROM audit_entry`)).rejects.toThrow('only ever added')
})
