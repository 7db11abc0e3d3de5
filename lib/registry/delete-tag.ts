import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeScoped } from '#lib/authz/authorize-repositories.ts'
import { db } from '#lib/database/db.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { askRegistry } from '#lib/registry/ask-registry.ts'
import { assertTagsMutable, manifestTypes } from '#lib/registry/assert-tags-mutable.ts'
import { getTag } from '#lib/repositories/get-tag.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { whoCanChange } from '#lib/repositories/public-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'

/** Deletes a tag in the registry. Throws `conflict` where the registry can't, in words that say why. */
export async function deleteTag(actor: Actor, fullName: string, name: string): Promise<void> {
  authorizeScoped(actor, 'scope-tag-admin')
  const repository = await getRepository(actor, fullName)
  if (!repository.canDeleteTags) throw new AppError('forbidden', whoCanChange(repository))
  const tag = await getTag(actor, fullName, name)
  const path = { ...repository, resource: 'manifests', reference: tag.name } as const
  await assertTagsMutable(path, { method: 'DELETE' })
  if (!(await remove(fullName, tag.name))) await removeImage(repository, tag.name)
  await mutate(actor, async (tx) => {
    await tx.tag.deleteMany({ where: { repositoryId: repository.id, name: tag.name } })
    return { result: undefined, audit: repositoryAudit('delete_tag', repository, { tag: tag.name }) }
  })
}

/** Whether the registry has deleted it, or had already. */
async function remove(repository: string, reference: string): Promise<boolean> {
  const { status } = await askRegistry({ method: 'DELETE', repository, path: `manifests/${reference}` })
  return status === 202 || status === 404
}

/** For a registry that deletes images only by digest: with it go all its tags, so it must have no other. */
async function removeImage({ id: repositoryId, fullName }: { id: string; fullName: string }, name: string) {
  const headers = { accept: manifestTypes }
  const head = await askRegistry({ method: 'HEAD', repository: fullName, path: `manifests/${name}`, headers })
  const digest = head.headers.get('docker-content-digest')
  if (head.status === 404) return
  if (!digest) throw notFound('Tag')
  const others = await db.tag.findMany({
    where: { repositoryId, digest, name: { not: name } },
    select: { name: true },
  })
  if (others[0]) {
    const also = others.map((other) => other.name).join(', ')
    throw cannot(`The registry deletes no single tag, and this image is also tagged ${also}.`)
  }
  if (!(await remove(fullName, digest)))
    throw cannot(
      'The registry does not allow deletions. In Distribution, set storage.delete.enabled to true.',
    )
}

const cannot = (message: string) => new AppError('conflict', message)
