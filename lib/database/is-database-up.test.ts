import type { PoolClient } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { pool } from '#lib/database/db.ts'
import { isDatabaseUp } from '#lib/database/is-database-up.ts'

test('the database is up even while requests hold every connection', async () => {
  const held: PoolClient[] = []
  onTestFinished(() => held.forEach((client) => client.release()))
  while (held.length < pool.options.max) held.push(await pool.connect())
  expect(await isDatabaseUp()).toBe(true)
})
