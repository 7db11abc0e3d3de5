import { z } from 'zod'
import type { Actor } from '#lib/authz/actor.ts'
import { isOneOrigin } from '#lib/is-one-origin.ts'
import { askRegistry } from '#lib/registry/ask-registry.ts'
import { manifestTypes } from '#lib/registry/assert-tags-mutable.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { second } from '#lib/time.ts'

/** What an image is for, and the bytes that it takes to pull: of several platforms, the least and the most. */
export type ImageFacts = { platforms: string[]; size: { least: number; most: number } }

const bounds = { patience: 3 * second, bytes: 1024 * 1024, platforms: 12, kept: 1_000 } as const

const descriptor = z.object({ digest: z.string(), size: z.number().nonnegative() })
const platform = z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
const manifest = z.object({ config: descriptor, layers: z.array(descriptor) })
const index = z.object({ manifests: z.array(descriptor.extend({ platform: platform.optional() })) })

/** By repository and digest: what a digest names never changes. */
const known = new Map<string, ImageFacts>()

/**
 * Platforms and sizes of images, by digest, as the registry's manifests have them; none where the registry is not Gatehouse's
 * own to ask, the actor may not pull, or it does not answer soon.
 */
export async function describeImages(
  actor: Actor,
  fullName: string,
  digests: string[],
): Promise<Map<string, ImageFacts>> {
  const { rights } = await getRepository(actor, fullName)
  if (!isOneOrigin() || !rights.pull) return new Map()
  const described = await Promise.all(
    [...new Set(digests)].map(async (digest) => [digest, await describe(fullName, digest)] as const),
  )
  return new Map(described.flatMap(([digest, facts]) => (facts ? [[digest, facts]] : [])))
}

async function describe(repository: string, digest: string): Promise<ImageFacts | null> {
  const key = `${repository}@${digest}`
  const found = known.get(key)
  if (found) return found
  const facts = await readFacts(repository, digest).catch(() => null)
  if (!facts) return null
  known.set(key, facts)
  if (known.size > bounds.kept) known.delete(known.keys().next().value!)
  return facts
}

async function readFacts(repository: string, digest: string): Promise<ImageFacts | null> {
  const read = await readJson(repository, `manifests/${digest}`)
  const image = manifest.safeParse(read).data
  if (image) {
    const config = platform.safeParse(await readJson(repository, `blobs/${image.config.digest}`)).data
    const size = sizeOf(image)
    return { platforms: config ? [nameOf(config)] : [], size: { least: size, most: size } }
  }
  // Attestations are manifests of an unknown platform.
  const parts = (index.safeParse(read).data?.manifests ?? []).flatMap(({ digest, platform }) =>
    platform && platform.os !== 'unknown' ? [{ digest, name: nameOf(platform) }] : [],
  )
  if (parts.length === 0 || parts.length > bounds.platforms) return null
  const sizes = await Promise.all(
    parts.map(async ({ digest }) =>
      sizeOf(manifest.parse(await readJson(repository, `manifests/${digest}`))),
    ),
  )
  return {
    platforms: parts.map(({ name }) => name),
    size: { least: Math.min(...sizes), most: Math.max(...sizes) },
  }
}

async function readJson(repository: string, path: string): Promise<unknown> {
  const headers = { accept: path.startsWith('manifests/') ? manifestTypes : '*/*' }
  const answer = await askRegistry({ method: 'GET', repository, path, headers, patience: bounds.patience })
  const isSmall = Number(answer.headers.get('content-length') ?? Infinity) <= bounds.bytes
  if (!answer.ok || !isSmall) {
    await answer.body?.cancel()
    return null
  }
  return answer.json()
}

const sizeOf = ({ config, layers }: z.infer<typeof manifest>) =>
  layers.reduce((sum, { size }) => sum + size, config.size)

const nameOf = ({ os, architecture, variant }: z.infer<typeof platform>) =>
  [os, architecture, variant].filter(Boolean).join('/')
