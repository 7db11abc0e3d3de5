import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { AppError } from '#lib/errors.ts'
import { carryOut } from '#lib/import/carry-out.ts'
import { countSteps, type ImportCounts } from '#lib/import/count-steps.ts'
import { namesIn } from '#lib/import/import-world.ts'
import type { ImportSecret } from '#lib/import/made.ts'
import { parseImport } from '#lib/import/parse-import.ts'
import { prepareImport } from '#lib/import/prepare-import.ts'
import { importKinds, runImportSchema, type RunImport } from '#lib/import/schema.ts'
import { parse } from '#lib/parse.ts'

/** `secrets` are in this answer and nowhere else, ever. */
export type ImportResult = { made: ImportCounts; secrets: ImportSecret[] }

/**
 * Writes what the preview said, all of it or nothing. Throws `conflict` where that is not what would be written by now: after a
 * second run of the same file, say, or of another at the same time.
 */
export async function runImport(actor: Actor, input: RunImport, now = new Date()): Promise<ImportResult> {
  authorizeSite(actor)
  assertFreshProof(actor)
  const { planHash, ...wanted } = parse(runImportSchema, input)
  const items = parseImport(wanted, now)
  return mutateSite(actor, async (tx) => {
    await lockNames(tx, namesIn(items).organizations)
    const { steps, world, planHash: present } = await prepareImport(tx, actor, items, wanted, now)
    if (present !== planHash) throw changed()
    if (steps.length === 0) throw new AppError('invalid', 'Nothing of this file is left to import.')
    const made = countSteps(steps)
    const { audit, ...done } = await carryOut(tx, actor, { steps, world, now })
    const { label } = importKinds[wanted.kind]
    const entry = { action: 'import.run', target: { kind: 'import', name: label }, details: made } as const
    return {
      ...done,
      result: { made, secrets: done.secrets },
      audit: [...audit, entry],
    }
  })
}

/** One import at a time; organizations come before accounts, as in every lock. */
async function lockNames(tx: Transaction, organizations: string[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse import'))`
  await tx.$queryRaw`SELECT 1 FROM organization WHERE name = ANY(${organizations}) ORDER BY name FOR UPDATE`
}

function changed(): AppError {
  return new AppError(
    'conflict',
    'What this file would do has changed since the preview. Nothing was imported. Look at it again.',
  )
}
