import type { Actor } from '#lib/authz/actor.ts'
import { authorizeManaging } from '#lib/authz/authorize-repositories.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { matchesRule } from '#lib/repositories/immutable-tags.ts'
import { whoCanChange } from '#lib/repositories/public-repository.ts'

/** The names of the tags that a rule would make immutable, for who may set it. */
export async function listMatchingTags(actor: Actor, fullName: string, rule: string): Promise<string[]> {
  authorizeManaging(actor)
  const repository = await getRepository(actor, fullName)
  if (!repository.canManage) throw new AppError('forbidden', whoCanChange(repository))
  const where = { repositoryId: repository.id }
  const tags = await db.tag.findMany({ where, select: { name: true }, orderBy: { name: 'asc' } })
  return tags.map(({ name }) => name).filter((name) => matchesRule(rule, name))
}
