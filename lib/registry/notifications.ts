import { randomUUID, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { z } from 'zod'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { fullNameOf, parseRepositoryName } from '#lib/repositories/repository-name.ts'
import { ownSubject, readSubject, type Subject } from '#lib/registry/subject.ts'
import { readSeenMark, withoutMark } from '#lib/registry/seen-mark.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { clientName } from '#lib/usage/client-name.ts'

/** The relevant parts of a registry's notification about one image. */
export type ImageEvent = {
  /** The event's id, which stays the same when the registry repeats it. */
  id: string
  action: 'push' | 'pull' | 'delete'
  at: Date
  repository: { namespace: string; name: string }
  /** `demo/api:latest`, or the start of the digest if there is no tag. */
  image: string
  tag: string | null
  digest: string | null
  mediaType: string
  subject: Subject | null
  address: string | null
  client: string | null
}

/** The credential that registries send with their notifications. */
export function notificationCredential(): Promise<string> {
  return deriveSecret('registry-notifications')
}

/** Compares in constant time. 256 random bits can't be guessed, so failures here are not counted against anyone. */
export async function isNotificationCredential(shown: Secret): Promise<boolean> {
  return timingSafeEqual(hashSecret(shown.reveal()), hashSecret(await notificationCredential()))
}

export const digestPattern = /^[a-z0-9]+:[0-9a-f]{32,128}$/

export const envelopeSchema = z.object({ events: z.array(z.unknown()) })

const manifest =
  /^application\/vnd\.(docker\.distribution\.manifest|oci\.image\.(manifest|index))\.[\w.+-]{1,80}$/

const eventSchema = z.object({
  id: z
    .string()
    .regex(/^[!-~]{1,100}$/)
    .catch(() => randomUUID()),
  // A Date can be earlier than PostgreSQL allows, and a use that can't be stored would block the others.
  timestamp: z.coerce.date().min(new Date(0)),
  action: z.enum(['push', 'pull', 'delete']),
  target: z.object({
    repository: z.string().transform(parseRepositoryName),
    mediaType: z.string().default(''),
    tag: z
      .string()
      .regex(/^\w[\w.-]{0,127}$/)
      .optional()
      .catch(undefined),
    digest: z.string().regex(digestPattern).optional().catch(undefined),
  }),
  request: z
    .object({
      method: z.string().default(''),
      addr: z.string().default(''),
      useragent: z.string().default(''),
    })
    .prefault({}),
  actor: z.object({ name: z.string().default('') }).prefault({}),
})

/**
 * Reads one event; null for blobs, HEAD requests and unknown events. Deletions have no media type. Times in the future,
 * from clocks that are ahead, are replaced by now.
 */
export async function readImageEvent(event: unknown, now: Date): Promise<ImageEvent | null> {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) return null
  const { id, timestamp, action, target, request, actor } = parsed.data
  const isManifest = action === 'delete' ? target.mediaType === '' : manifest.test(target.mediaType)
  if (!target.repository || !isManifest || request.method === 'HEAD') return null
  if (action === 'pull' && actor.name === ownSubject) return null
  const address = withoutPort(request.addr)
  return {
    // One that was seen on its way to the registry has been recorded by its mark.
    id: (await readSeenMark(request.useragent)) ?? id,
    action,
    at: timestamp < now ? timestamp : now,
    repository: target.repository,
    image: imageName(target.repository, target.tag, target.digest),
    tag: target.tag ?? null,
    digest: target.digest ?? null,
    mediaType: target.mediaType,
    // If the registry names nobody, use the address that it saw.
    subject: actor.name === '' && address ? { kind: 'anonymous', address } : readSubject(actor.name),
    address,
    client: clientName(withoutMark(request.useragent)),
  }
}

/** `demo/api:latest`, or the start of the digest if there is no tag. */
export function imageName(
  repository: ImageEvent['repository'],
  tag: string | null | undefined,
  digest: string | null | undefined,
): string {
  const name = fullNameOf(repository)
  const [algorithm, hex = ''] = digest?.split(':') ?? []
  if (tag) return `${name}:${tag}`
  return hex ? `${name}@${algorithm}:${hex.slice(0, 12)}` : name
}

function withoutPort(address: string): string | null {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  return isIP(bare) ? bare : null
}
