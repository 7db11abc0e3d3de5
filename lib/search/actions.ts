'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runQuery } from '#lib/auth/run-action.ts'
import { searchConsole, type FoundInConsole } from '#lib/search/search-console.ts'

export async function searchConsoleAction(text: string): Promise<ActionResult<FoundInConsole>> {
  return runQuery((actor) => searchConsole(actor, text))
}
