import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { askRegistry } from '#lib/registry/ask-registry.ts'
import { claimTags, type TagClaim } from '#lib/registry/claim-tags.ts'
import type { ImagePath } from '#lib/registry/image-path.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'
import { isImmutable } from '#lib/repositories/immutable-tags.ts'

type Change = { method: string; alsoTagged?: string[] }

/** Throws `forbidden` for a push or deletion of a tag that exists and that the repository's rules make immutable. */
export async function assertTagsMutable(image: ImagePath, change: Change): Promise<void> {
  await assertNoneExists(image, (await immutableTagsOf(image, change)).tags)
}

/**
 * The same for a push, which has the immutable tags among its own to itself until it releases them: of several first pushes
 * one gets through. Null where there are none.
 */
export async function claimImmutableTags(image: ImagePath, change: Change): Promise<TagClaim | null> {
  const { repositoryId, tags } = await immutableTagsOf(image, change)
  if (tags.length === 0) return null
  const claim = change.method === 'PUT' ? await claimTags(repositoryId, tags) : null
  if (change.method === 'PUT' && !claim) throw pushing(`${fullNameOf(image)}:${tags.join(', ')}`)
  try {
    await assertNoneExists(image, tags)
  } catch (error) {
    await claim?.release(true)
    throw error
  }
  return claim
}

async function immutableTagsOf(
  { namespace, name, resource, reference }: ImagePath,
  { method, alsoTagged = [] }: Change,
): Promise<{ repositoryId: string; tags: string[] }> {
  const none = { repositoryId: '', tags: [] }
  if (resource !== 'manifests' || (method !== 'PUT' && method !== 'DELETE')) return none
  const where = { namespace_name: { namespace, name } }
  const select = { id: true, immutableTags: true, immutableTagRules: true }
  const repository = await db.repository.findUnique({ where, select })
  if (!repository?.immutableTags) return none
  const isDigest = reference.includes(':')
  const tags = [...(isDigest ? [] : [reference]), ...alsoTagged]
  if (isDigest && method === 'DELETE') tags.push(...(await tagsOf(repository.id, reference)))
  return { repositoryId: repository.id, tags: tags.filter((tag) => isImmutable(repository, tag)) }
}

async function assertNoneExists(image: ImagePath, tags: string[]): Promise<void> {
  const repository = fullNameOf(image)
  for (const tag of tags) if (await exists(repository, tag)) throw immutable(`${repository}:${tag}`)
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

function pushing(images: string): AppError {
  return new AppError('forbidden', `${images} is immutable, and another push of it is not finished.`)
}

/** Without these, a registry converts manifests to its oldest format or does not find them. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')
