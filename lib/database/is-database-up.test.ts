import type { PoolClient } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { pool } from '#lib/database/db.ts'
import { healthPool, isDatabaseUp } from '#lib/database/is-database-up.ts'

test('the database is up even while requests hold every connection', async () => {
  const held: PoolClient[] = []
  onTestFinished(() => held.forEach((client) => client.release()))
  while (held.length < pool.options.max) held.push(await pool.connect())
  expect(await isDatabaseUp()).toBe(true)
})

test('what the database answered holds for a second, unless its connection breaks off', async () => {
  const breakOff = async () => {
    const client = await healthPool.connect()
    client.release()
    client.emit('error', new Error('The connection broke off'))
  }
  await breakOff()
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const asked = vi.spyOn(healthPool, 'query')
  await Promise.all([isDatabaseUp(), isDatabaseUp()])
  vi.advanceTimersByTime(999)
  await isDatabaseUp()
  expect(asked).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  await isDatabaseUp()
  expect(asked).toHaveBeenCalledTimes(2)
  await breakOff()
  expect(await isDatabaseUp()).toBe(true)
  expect(asked).toHaveBeenCalledTimes(3)
})
