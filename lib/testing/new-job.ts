import { db } from '#lib/database/db.ts'
import type { Job } from '#lib/jobs/job.ts'
import { hour } from '#lib/time.ts'

let made = 0

/** A job of a test's own, due every hour unless told otherwise, with what is kept of it. */
export function newJob(run: Job['run'], every = hour) {
  const name = `test-${process.pid}-${made++}`
  const job: Job = { label: 'Test', purpose: 'To be tested.', every, run }
  return { name, job, row: () => db.job.findUniqueOrThrow({ where: { name } }) }
}
