import { describe, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import type { Job } from '#lib/jobs/job.ts'
import { jobLease, runJob } from '#lib/jobs/run-job.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newJob } from '#lib/testing/new-job.ts'
import { day, hour, minute } from '#lib/time.ts'

const log = captureErrors()
const start = new Date('2026-03-01T12:00:00Z')
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds)
const never = new AbortController().signal
const runAt = ({ name, job }: { name: string; job: Job }, now: Date) => runJob(name, job, () => now, never)

describe('a job', () => {
  it('runs when it is due, and next after its interval', async () => {
    const run = vi.fn(async () => 'Did it')
    const one = newJob(run)
    expect(await runAt(one, start)).toBe(true)
    expect(await runAt(one, after(hour - 1))).toBe(false)
    expect(await runAt(one, after(hour))).toBe(true)
    expect(run.mock.calls).toEqual([
      [start, expect.any(AbortSignal)],
      [after(hour), expect.any(AbortSignal)],
    ])
    expect(await one.row()).toMatchObject({
      ...{ lastStartedAt: after(hour), lastFinishedAt: after(hour), nextRunAt: after(2 * hour) },
      ...{ claimedUntil: null, failures: 0, lastResult: 'Did it', lastError: null },
    })
  })

  it('that is due runs once, however many try at that moment', async () => {
    let runs = 0
    const one = newJob(async () => `Run ${++runs}`)
    for (let round = 0; round < 50; round++) {
      const tries = await Promise.all(Array.from({ length: 8 }, () => runAt(one, after(round * hour))))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(runs).toBe(round + 1)
    }
  })

  it('that came due long ago runs late, once', async () => {
    const run = vi.fn(async () => 'Did it')
    const one = newJob(run)
    await runAt(one, start)
    expect(await runAt(one, after(3 * day))).toBe(true)
    expect(await runAt(one, after(3 * day))).toBe(false)
    expect((await one.row()).nextRunAt).toEqual(after(3 * day + hour))
  })

  it('of a process that crashed runs again when its claim ends, and what comes back late changes nothing', async () => {
    let comeBack = (_result: string) => {}
    const hanging = newJob(() => new Promise((resolve) => (comeBack = resolve)))
    const crashed = runAt(hanging, start)
    await expect.poll(() => db.job.count({ where: { name: hanging.name } })).toBe(1)
    const other = { ...hanging, job: { ...hanging.job, run: async () => 'By another' } }
    expect(await runAt(other, after(jobLease - 1))).toBe(false)
    expect(await runAt(other, after(jobLease))).toBe(true)
    comeBack('By the first')
    await crashed
    expect(await other.row()).toMatchObject({
      ...{ lastResult: 'By another', nextRunAt: after(jobLease + hour), claimedUntil: null },
    })
  })

  it('that was stopped early is due at once', async () => {
    const one = newJob(async (_now, signal) => String(signal.aborted))
    await runJob(one.name, one.job, () => start, AbortSignal.abort())
    expect(await one.row()).toMatchObject({ lastResult: 'true', nextRunAt: start })
  })
})

describe('a job that fails', () => {
  it('is logged and tried again after growing waits, never longer than its interval', async () => {
    const error = Object.assign(new Error('user input'), { code: 'ECONNREFUSED' })
    const one = newJob(() => Promise.reject(error))
    const longest = [1, 2, 4, 8, 16, 32, 60, 60]
    let now = start
    for (const [before, minutes] of longest.entries()) {
      expect(await runAt(one, now)).toBe(true)
      const { failures, nextRunAt, lastError, claimedUntil } = await one.row()
      expect({ failures, lastError, claimedUntil }).toEqual({
        failures: before + 1,
        lastError: 'Error (ECONNREFUSED)',
        claimedUntil: null,
      })
      const wait = nextRunAt.getTime() - now.getTime()
      expect(wait).toBeLessThanOrEqual(minutes * minute)
      expect(wait).toBeGreaterThanOrEqual(minutes * minute * 0.75)
      now = nextRunAt
    }
    expect(log.join('')).toContain(`The job ${one.name} failed`)
    expect(log.join('')).not.toContain('user input')

    const mended = { ...one, job: { ...one.job, run: async () => 'Did it' } }
    await runAt(mended, now)
    expect(await one.row()).toMatchObject({ failures: 0, lastError: null, lastResult: 'Did it' })
  })

  it('is told in its own words where they were written for people', async () => {
    const one = newJob(() => Promise.reject(new AppError('conflict', 'The disk is full.')))
    await runAt(one, start)
    expect(await one.row()).toMatchObject({ lastError: 'The disk is full.' })
  })
})
