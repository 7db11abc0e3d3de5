import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeManaging } from '#lib/authz/authorize-repositories.ts'
import { parse } from '#lib/parse.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { lockManagedRepository } from '#lib/repositories/repository-rows.ts'
import { updateRepositorySchema, type UpdateRepository } from '#lib/repositories/schema.ts'

/** Updates the given fields. A repository made private is inaccessible to others from the next request. */
export async function updateRepository(actor: Actor, input: UpdateRepository): Promise<PublicRepository> {
  authorizeManaging(actor)
  const { id, ...given } = parse(updateRepositorySchema, input)
  return mutate(actor, async (tx) => {
    const before = await lockManagedRepository(tx, actor, id)
    const { description = before.description, visibility = before.visibility } = given
    const { fullDescription = before.fullDescription } = given
    const wanted = { description, visibility, fullDescription }
    await tx.repository.updateMany({ where: { id }, data: wanted })
    const changed = (['description', 'visibility', 'fullDescription'] as const)
      .filter((field) => before[field] !== wanted[field])
      .map((field) => [
        field,
        field === 'fullDescription' ? 'changed' : changeOf(before[field], wanted[field]),
      ])
    return {
      result: { ...before, ...wanted },
      audit: changed.length ? repositoryAudit('update', before, Object.fromEntries(changed)) : [],
    }
  })
}

const changeOf = (from: string, to: string) => ({ from, to })
