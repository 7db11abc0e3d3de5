import type { z } from 'zod'
import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeScoped } from '#lib/authz/authorize-repositories.ts'
import { scopeMissing } from '#lib/authz/authorize-organization.ts'
import { parse } from '#lib/parse.ts'
import { immutableTagsSchema } from '#lib/repositories/immutable-tags.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { lockManagedRepository } from '#lib/repositories/repository-rows.ts'
import { updateRepositorySchema } from '#lib/repositories/schema.ts'

const schema = updateRepositorySchema.extend(immutableTagsSchema.shape)

/** Updates the given fields. What is taken away (from others, from a protocol) is inaccessible from the next request. */
export async function updateRepository(
  actor: Actor,
  input: z.input<typeof schema>,
  shown?: Shown,
): Promise<PublicRepository> {
  authorizeScoped(actor, 'scope-repository-edit')
  const { id, ...given } = parse(schema, input)
  const setsTags = given.immutableTags !== undefined || given.immutableTagRules !== undefined
  if (actor.kind === 'organization' && setsTags) throw scopeMissing()
  return mutate(actor, async (tx) => {
    const before = await lockManagedRepository(tx, actor, id)
    const { description = before.description, visibility = before.visibility } = given
    const { fullDescription = before.fullDescription } = given
    const { immutableTags = before.immutableTags } = given
    const { immutableTagRules = before.immutableTagRules } = given
    const { protocols = before.protocols } = given
    const tags = { immutableTags, immutableTagRules }
    const wanted = { description, visibility, fullDescription, protocols, ...tags }
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
