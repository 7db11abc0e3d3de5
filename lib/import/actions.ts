'use server'

import type { ActionResult } from '#lib/action-result.ts'
import { runAction, runQuery } from '#lib/auth/run-action.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { compareDecisions, type DecisionReport } from '#lib/import/compare-decisions.ts'
import { previewImport, type ImportPreview } from '#lib/import/preview-import.ts'
import { repeatImport } from '#lib/import/repeat-import.ts'
import { runImport, type ImportResult } from '#lib/import/run-import.ts'
import type { CompareDecisions, PreviewImport, RunImport } from '#lib/import/schema.ts'

export async function previewImportAction(input: PreviewImport): Promise<ActionResult<ImportPreview>> {
  return runQuery((actor) => previewImport(actor, input))
}

/** The secrets of an import as the page shows them, once. */
export type ShownSecret = Record<'kind' | 'name' | 'owner' | 'secret', string>

export async function runImportAction(
  input: RunImport,
  key: string,
): Promise<ActionResult<{ made: ImportResult['made']; secrets: ShownSecret[] }>> {
  return runAction(async (actor) => {
    const call = { key, route: 'runImportAction', request: input }
    const { made, secrets } = await withIdempotencyKey(actor, call, {
      create: () => runImport(actor, input),
      repeat: (before) => repeatImport(actor, before),
    })
    return { made, secrets: secrets.map((one) => ({ ...one, secret: one.secret.reveal() })) }
  })
}

export async function compareDecisionsAction(input: CompareDecisions): Promise<ActionResult<DecisionReport>> {
  return runQuery((actor) => compareDecisions(actor, input))
}
