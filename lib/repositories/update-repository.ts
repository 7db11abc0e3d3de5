import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeManaging } from '#lib/authz/authorize-repositories.ts'
import { parse } from '#lib/parse.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { lockManagedRepository } from '#lib/repositories/repository-rows.ts'
import { updateRepositorySchema, type UpdateRepository } from '#lib/repositories/schema.ts'

/** Updates the given fields. A repository made private is inaccessible to others from the next request. */
export async function updateRepository(
  actor: Actor,
  input: UpdateRepository,
  shown?: Shown,
): Promise<PublicRepository> {
  authorizeManaging(actor)
  const { id, ...given } = parse(updateRepositorySchema, input)
  return mutate(actor, async (tx) => {
    const before = await lockManagedRepository(tx, actor, id)
    const { description = before.description, visibility = before.visibility } = given
    const { fullDescription = before.fullDescription } = given
    const wanted = { description, visibility, fullDescription }
    await tx.repository.updateMany({ where: { id }, data: wanted })
    const changes = changesOf(before, wanted, shown)
    // Too long for the log.
    if (changes?.fullDescription) changes.fullDescription = 'changed'
    return {
      result: { ...before, ...wanted },
      audit: changes ? repositoryAudit('update', before, changes) : [],
    }
  })
}
