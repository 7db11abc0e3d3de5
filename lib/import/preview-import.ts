import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { db } from '#lib/database/db.ts'
import { countSteps, type ImportCounts } from '#lib/import/count-steps.ts'
import type { PlanRow } from '#lib/import/import-plan.ts'
import { parseImport } from '#lib/import/parse-import.ts'
import { prepareImport } from '#lib/import/prepare-import.ts'
import { previewImportSchema, type PreviewImport } from '#lib/import/schema.ts'
import { parse } from '#lib/parse.ts'

/** What an import would do, line by line. `planHash` is what `runImport` takes as word that somebody saw just this. */
export type ImportPreview = { rows: PlanRow[]; makes: ImportCounts; planHash: string }

/** Reads a file of another service, and writes nothing. */
export async function previewImport(
  actor: Actor,
  input: PreviewImport,
  now = new Date(),
): Promise<ImportPreview> {
  authorizeSite(actor)
  assertFreshProof(actor)
  const wanted = parse(previewImportSchema, input)
  const { rows, steps, planHash } = await prepareImport(db, actor, parseImport(wanted, now), wanted, now)
  return { rows, makes: countSteps(steps), planHash }
}
