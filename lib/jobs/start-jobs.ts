import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '#lib/database/db.ts'
import type { Job } from '#lib/jobs/job.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { jobEvents } from '#lib/jobs/wake-jobs.ts'
import { logFailure } from '#lib/log-failure.ts'
import { minute } from '#lib/time.ts'

/** By then a job is found that another process gave up, or that somebody wants to run now. */
const longestNap = minute

/**
 * Runs jobs in this process whenever they are due; those that came due while no process ran, at once. What it returns
 * stops that and waits for the runs under way.
 */
export function startJobs(
  catalog: Readonly<Record<string, Job>> = jobCatalog,
  clock = () => new Date(),
): () => Promise<void> {
  const stopping = new AbortController()
  const running = new Set<Promise<unknown>>()
  let nap = new AbortController()
  const wake = () => nap.abort()
  jobEvents.addEventListener('wake', wake)

  /** Starts what is due. Returns how long nothing else will be. */
  async function startDue(): Promise<number> {
    const rows = await db.job.findMany({ where: { name: { in: Object.keys(catalog) } } })
    if (stopping.signal.aborted) return 0
    const now = clock().getTime()
    const waits = Object.entries(catalog).map(([name, job]) => {
      const row = rows.find((row) => row.name === name)
      const wait = row ? Math.max(row.nextRunAt.getTime(), row.claimedUntil?.getTime() ?? 0) - now : 0
      if (wait > 0) return wait
      const run = runJob(name, job, clock, stopping.signal)
        .then(wake, (error) => logFailure(`The job ${name}`, error))
        .finally(() => running.delete(run))
      running.add(run)
      return longestNap
    })
    return Math.min(longestNap, ...waits)
  }

  async function lookUntilStopped() {
    while (!stopping.signal.aborted) {
      nap = new AbortController()
      const wait = await startDue().catch((error) => {
        logFailure('Looking for due jobs', error)
        return longestNap
      })
      await sleep(wait, null, { ref: false, signal: nap.signal }).catch(() => {})
    }
  }

  const looking = lookUntilStopped()
  return async () => {
    stopping.abort()
    wake()
    jobEvents.removeEventListener('wake', wake)
    await looking
    await Promise.all(running)
  }
}
