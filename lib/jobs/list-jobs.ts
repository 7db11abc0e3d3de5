import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { db } from '#lib/database/db.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'

export type JobState = 'running' | 'failing' | 'due' | 'waiting'

export type ListedJob = {
  name: string
  label: string
  purpose: string
  every: number
  state: JobState
  /** Null until the job has run. */
  lastRunAt: Date | null
  nextRunAt: Date
  lastResult: string | null
  lastError: string | null
}

/** Every job of the catalog, in its order. */
export async function listJobs(actor: Actor, now = new Date()): Promise<ListedJob[]> {
  authorizeSite(actor)
  const rows = await db.job.findMany()
  return Object.entries(jobCatalog).map(([name, { label, purpose, every }]) => {
    const row = rows.find((row) => row.name === name)
    const { nextRunAt = now, claimedUntil = null, failures = 0 } = row ?? {}
    const isRunning = claimedUntil !== null && claimedUntil > now
    return {
      ...{ name, label, purpose, every, nextRunAt },
      state: isRunning ? 'running' : failures > 0 ? 'failing' : nextRunAt <= now ? 'due' : 'waiting',
      lastRunAt: row?.lastStartedAt ?? null,
      lastResult: row?.lastResult ?? null,
      lastError: row?.lastError ?? null,
    }
  })
}
