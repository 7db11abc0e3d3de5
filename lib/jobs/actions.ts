'use server'

import { runAction } from '#lib/auth/run-action.ts'
import { runJobNow } from '#lib/jobs/run-job-now.ts'

export async function runJobNowAction(name: string) {
  return runAction((actor) => runJobNow(actor, name))
}
