import { expect, it, vi } from 'vitest'
import { startJobs } from '#lib/jobs/start-jobs.ts'
import { wakeJobs } from '#lib/jobs/wake-jobs.ts'
import { db } from '#lib/database/db.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newJob } from '#lib/testing/new-job.ts'
import { minute } from '#lib/time.ts'

it('several runners on one database share the runs, each of which happens once', async () => {
  const starts: number[] = []
  const every = 20
  const { name, job } = newJob(async (now) => String(starts.push(now.getTime())), every)
  const stops = Array.from({ length: 3 }, () => startJobs({ [name]: job }))
  await expect.poll(() => starts.length, { timeout: 20_000 }).toBeGreaterThan(30)
  await Promise.all(stops.map((stop) => stop()))
  const gaps = starts.slice(1).map((at, before) => at - starts[before]!)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(every)
})

it('one job that takes long, or fails, keeps no other back', async () => {
  captureErrors()
  let finish = (_result: string) => {}
  const long = newJob(() => new Promise((resolve) => (finish = resolve)))
  const broken = newJob(() => Promise.reject(new Error('On purpose')))
  const quick = vi.fn(async () => 'Did it')
  const other = newJob(quick, 20)
  const stop = startJobs({ [long.name]: long.job, [broken.name]: broken.job, [other.name]: other.job })
  await expect.poll(() => quick.mock.calls.length).toBeGreaterThan(3)
  finish('Did it')
  await stop()
  expect(await broken.row()).toMatchObject({ failures: 1, claimedUntil: null })
})

it('stopping waits for the run under way, which is told, and begins no other', async () => {
  const ended = vi.fn()
  const one = newJob(async (_now, signal) => {
    await new Promise((told) => signal.addEventListener('abort', told))
    ended()
    return 'Stopped'
  })
  const stop = startJobs({ [one.name]: one.job })
  await expect.poll(() => db.job.count({ where: { name: one.name } })).toBe(1)
  await stop()
  expect(ended).toHaveBeenCalledOnce()
  expect(await one.row()).toMatchObject({ lastResult: 'Stopped', claimedUntil: null })
})

it('a job that is made due runs at once when the runner is woken', async () => {
  const run = vi.fn(async () => 'Did it')
  const one = newJob(run)
  const stop = startJobs({ [one.name]: one.job })
  await expect
    .poll(async () => (await db.job.findUnique({ where: { name: one.name } }))?.lastFinishedAt)
    .toBeTruthy()
  const before = Date.now()
  await db.job.update({ where: { name: one.name }, data: { nextRunAt: new Date(before) } })
  wakeJobs()
  await expect.poll(() => run.mock.calls.length).toBe(2)
  expect(Date.now() - before).toBeLessThan(minute)
  await stop()
})
