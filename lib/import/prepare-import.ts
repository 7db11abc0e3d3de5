import { hash } from 'node:crypto'
import type { z } from 'zod'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { ParsedItem } from '#lib/import/import-item.ts'
import type { ImportPlan } from '#lib/import/import-plan.ts'
import { readWorld, type World } from '#lib/import/import-world.ts'
import { planImport } from '#lib/import/plan-import.ts'
import type { previewImportSchema } from '#lib/import/schema.ts'

type Prepared = ImportPlan & { world: World; planHash: string }

/** The plan for a file as Gatehouse is now. Its hash names every line and every write, hashes of passwords included. */
export async function prepareImport(
  tx: Transaction,
  actor: AccountActor,
  items: ParsedItem[],
  { kind, emailDomain }: z.output<typeof previewImportSchema>,
  now: Date,
): Promise<Prepared> {
  const world = await readWorld(tx, actor, items, emailDomain)
  const plan = planImport(items, { world, actor, emailDomain, now })
  const planHash = hash('sha256', JSON.stringify([kind, actor.accountId, plan.rows, plan.steps]))
  return { ...plan, world, planHash }
}
