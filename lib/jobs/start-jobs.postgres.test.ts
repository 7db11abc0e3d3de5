import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, expect, test, vi } from 'vitest'
import { pool } from '#lib/database/db.ts'

const { close } = await vi.hoisted(async () => {
  const { ownDatabase } = await import('#lib/testing/own-database.ts')
  return { close: await ownDatabase() }
})
afterAll(close)

const every = 40
const program = `
  const { pool } = await import('#lib/database/db.ts')
  const { startJobs } = await import('#lib/jobs/start-jobs.ts')
  const { wakeJobs } = await import('#lib/jobs/wake-jobs.ts')
  let runs = 0
  const enough = Promise.withResolvers()
  const run = async (now) => {
    // A run that is stopped is due again at once: that one writes nothing.
    if (runs++ === 10) enough.resolve()
    else await pool.query('INSERT INTO run (at, process) VALUES ($1, $2)', [now, process.pid])
    return 'Wrote it down'
  }
  const stop = startJobs({ tick: { label: 'Tick', purpose: '', every: ${every}, run } })
  // One that finds the job claimed would nap for a minute.
  const waking = setInterval(wakeJobs, 20)
  await enough.promise
  clearInterval(waking)
  await stop()
  await pool.end()`

test('of three processes on one server, one at a time runs a due job', async () => {
  await pool.query('CREATE TABLE run (at timestamptz(3) NOT NULL, process integer NOT NULL)')
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program]
  await Promise.all(
    Array.from({ length: 3 }, () => promisify(execFile)(process.execPath, words, { env: process.env })),
  )
  const { rows } = await pool.query<{ at: Date; process: number }>('SELECT at, process FROM run ORDER BY at')
  expect(new Set(rows.map(({ process }) => process)).size).toBe(3)
  const gaps = rows.slice(1).map(({ at }, before) => at.getTime() - rows[before]!.at.getTime())
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(every)
})
