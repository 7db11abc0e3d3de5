import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'
import { wakeJobs } from '#lib/jobs/wake-jobs.ts'

/** Makes the job due, for the background to run: at once in this process. Throws `conflict` while it runs. */
export async function runJobNow(actor: Actor, name: string, now = new Date()): Promise<void> {
  await mutateSite(actor, async (tx) => {
    if (!Object.hasOwn(jobCatalog, name)) throw notFound('Job')
    const made = await tx.$executeRaw`
      INSERT INTO job (name, next_run_at) VALUES (${name}, ${now})
      ON CONFLICT (name) DO UPDATE SET next_run_at = ${now}
      WHERE job.claimed_until IS NULL OR job.claimed_until <= ${now}`
    if (made === 0) throw new AppError('conflict', 'The job is already running.')
    return { result: undefined, audit: { action: 'job.run', target: { kind: 'job', name } } }
  })
  wakeJobs()
}
