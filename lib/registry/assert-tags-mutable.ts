import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { askRegistry } from '#lib/registry/ask-registry.ts'
import type { ImagePath } from '#lib/registry/image-path.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { isImmutable } from '#lib/repositories/immutable-tags.ts'

/** Throws `forbidden` for a push or deletion of a tag that exists and that the repository's rules make immutable. */
export async function assertTagsMutable(
  { namespace, name, resource, reference }: ImagePath,
  { method, alsoTagged = [] }: { method: string; alsoTagged?: string[] },
): Promise<void> {
  if (resource !== 'manifests' || (method !== 'PUT' && method !== 'DELETE')) return
  const where = { namespace_name: { namespace, name } }
  const select = { id: true, immutableTags: true, immutableTagRules: true }
  const repository = await db.repository.findUnique({ where, select })
  if (!repository?.immutableTags) return
  const isDigest = reference.includes(':')
  const tags = [...(isDigest ? [] : [reference]), ...alsoTagged]
  if (isDigest && method === 'DELETE') tags.push(...(await tagsOf(repository.id, reference)))
  for (const tag of tags.filter((tag) => isImmutable(repository, tag))) {
    if (await exists(fullNameOf({ namespace, name }), tag)) throw immutable(`${namespace}/${name}:${tag}`)
  }
}

async function tagsOf(repositoryId: string, digest: string): Promise<string[]> {
  const tags = await db.tag.findMany({ where: { repositoryId, digest }, select: { name: true } })
  return tags.map(({ name }) => name)
}

/** The registry itself knows for sure. */
async function exists(repository: string, tag: string): Promise<boolean> {
  const headers = { accept: manifestTypes }
  const { status } = await askRegistry({ method: 'HEAD', repository, path: `manifests/${tag}`, headers })
  return status !== 404
}

function immutable(image: string): AppError {
  return new AppError(
    'forbidden',
    `${image} is immutable: it can't be pushed again or deleted. Push another tag.`,
  )
}

/** Without these, a registry converts manifests to its oldest format or does not find them. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')
