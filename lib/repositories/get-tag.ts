import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { tagColumns, type PublicTag } from '#lib/repositories/public-tag.ts'

export async function getTag(actor: Actor, fullName: string, name: string): Promise<PublicTag> {
  const { id: repositoryId } = await getRepository(actor, fullName)
  const isTag = /^\w[\w.-]{0,127}$/.test(name)
  const tag = isTag && (await db.tag.findFirst({ where: { repositoryId, name }, select: tagColumns }))
  if (!tag) throw notFound('Tag')
  return tag
}
