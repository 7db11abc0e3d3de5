'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runQuery } from '#lib/auth/run-action.ts'
import { getFirstSteps, type FirstSteps } from '#lib/usage/get-first-steps.ts'

/** For a page that ticks the steps as they are done. */
export async function getFirstStepsAction(): Promise<ActionResult<FirstSteps | null>> {
  return runQuery((actor) => getFirstSteps(actor))
}
