import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { parse } from '#lib/parse.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { takeManagedRepository } from '#lib/repositories/repository-rows.ts'
import { updateRepositorySchema, type UpdateRepository } from '#lib/repositories/schema.ts'

/** Saves description and visibility; a repository made private is gone for everybody else from the next request. */
export async function updateRepository(actor: Actor, input: UpdateRepository): Promise<PublicRepository> {
  authorize(actor, 'repositories')
  const { id, ...wanted } = parse(updateRepositorySchema, input)
  return mutate(actor, async (tx) => {
    const before = await takeManagedRepository(tx, actor, id)
    await tx.repository.updateMany({ where: { id }, data: wanted })
    const changed = (['description', 'visibility'] as const)
      .filter((field) => before[field] !== wanted[field])
      .map((field) => [field, { from: before[field], to: wanted[field] }])
    return {
      result: { ...before, ...wanted },
      audit: changed.length ? repositoryAudit('update', before, Object.fromEntries(changed)) : [],
    }
  })
}
