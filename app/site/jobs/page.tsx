import type { Metadata } from 'next'
import { JobList } from '#components/site/job-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listJobs } from '#lib/jobs/list-jobs.ts'

export const metadata: Metadata = { title: 'Jobs' }

export default async function JobsPage() {
  const actor = await requireActor()
  const now = new Date()
  return <JobList jobs={await listJobs(actor, now)} now={now} />
}
