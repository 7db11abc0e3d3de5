import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import type { Job } from '#lib/jobs/job.ts'
import { logFailure } from '#lib/log-failure.ts'
import { retryDelay } from '#lib/retry-delay.ts'
import { minute } from '#lib/time.ts'

/** How long a process has a job to itself. A run stops before; the claim of a process that crashed ends by itself. */
export const jobLease = 10 * minute
const longestRun = 9 * minute

/** Runs the job if it is due and no other process runs it, and tells whether it did. */
export async function runJob(
  name: string,
  job: Job,
  clock: () => Date,
  stopping: AbortSignal,
): Promise<boolean> {
  const startedAt = clock()
  const claim = await claimJob(name, startedAt)
  if (!claim) return false
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(longestRun)])
  const outcome = await job.run(startedAt, signal).then(
    (lastResult) => {
      // What was stopped early goes on at once, or with the next start.
      const nextRunAt = signal.aborted ? startedAt : new Date(startedAt.getTime() + job.every)
      return { lastResult, lastError: null, failures: 0, nextRunAt }
    },
    (error: unknown) => {
      logFailure(`The job ${name}`, error)
      const failures = claim.failures + 1
      const nextRunAt = new Date(clock().getTime() + retryDelay(failures, job.every))
      return { lastError: describeError(error), failures, nextRunAt }
    },
  )
  // Where the claim has ended meanwhile, the row is another process's.
  await db.job.updateMany({
    where: { name, claimedUntil: claim.claimedUntil },
    data: { ...outcome, claimedUntil: null, lastFinishedAt: clock() },
  })
  return true
}

/**
 * One guarded statement: of many at once one wins, on a server and on the single session of the embedded database
 * alike. A job without a row has never run, and is due.
 */
async function claimJob(name: string, now: Date) {
  const claimedUntil = new Date(now.getTime() + jobLease)
  const [claimed] = await db.$queryRaw<{ failures: number }[]>`
    INSERT INTO job (name, next_run_at, claimed_until, last_started_at)
    VALUES (${name}, ${now}, ${claimedUntil}, ${now})
    ON CONFLICT (name) DO UPDATE SET claimed_until = ${claimedUntil}, last_started_at = ${now}
    WHERE job.next_run_at <= ${now} AND (job.claimed_until IS NULL OR job.claimed_until <= ${now})
    RETURNING failures`
  return claimed && { ...claimed, claimedUntil }
}

/** As in the log: what an unexpected error says may quote what it was given. */
function describeError(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (!(error instanceof Error)) return 'Error'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} (${error.code})` : error.name
}
