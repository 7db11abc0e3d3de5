import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { tagColumns, type PublicTag } from '#lib/repositories/public-tag.ts'

/** One page of a repository's tags as reported by its registry, the most recently pushed first. */
export async function listTags(
  actor: Actor,
  fullName: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ tags: PublicTag[]; matching: number }> {
  const { id: repositoryId } = await getRepository(actor, fullName)
  const where = { repositoryId }
  const matching = await db.tag.count({ where })
  const tags = await db.tag.findMany({
    where,
    select: tagColumns,
    orderBy: [{ pushedAt: 'desc' }, { name: 'asc' }],
    take: pageSize,
    skip: Math.min((page - 1) * pageSize, matching),
  })
  return { tags, matching }
}
