import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'
import { forwardRequest } from '#lib/http/forward-request.ts'
import { HttpError } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { logFailure } from '#lib/log-failure.ts'
import { registryDown } from '#lib/registry/ask-registry.ts'
import { longestPush } from '#lib/registry/claim-tags.ts'
import { claimImmutableTags } from '#lib/registry/assert-tags-mutable.ts'
import type { ImagePath } from '#lib/registry/image-path.ts'
import { digestPattern, imageName, type ImageEvent } from '#lib/registry/notifications.ts'
import { observeEvent } from '#lib/registry/observe-event.ts'
import { markUserAgent, newSeenMark } from '#lib/registry/seen-mark.ts'
import type { Subject } from '#lib/registry/subject.ts'
import { minute } from '#lib/time.ts'
import { clientName } from '#lib/usage/client-name.ts'

type Passed = { image: ImagePath; subject: Subject | null; url: URL }

/** Passes a request on to the registry, which verifies its token again, and records the pull, push or deletion. */
export async function passToRegistry(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { image, subject, url }: Passed,
): Promise<void> {
  const { headers } = incoming
  if (headers.via?.includes(via)) throw new HttpError(503, 'REGISTRY_URL is the address of Gatehouse itself.')
  const address = String(headers[ADDRESS_HEADER])
  const { host, protocol } = new URL(publicUrlFor(headers.host))
  const mark = await newSeenMark()
  const change = { method: incoming.method!, alsoTagged: url.searchParams.getAll('tag') }
  const claim = await claimImmutableTags(image, change)
  let isAnswered = false
  const breakOff = claim && setTimeout(() => outgoing.destroy(), longestPush)
  await forwardRequest(incoming, outgoing, {
    to: env.REGISTRY_URL,
    timeouts,
    path: url.pathname + url.search,
    headers: {
      // Registries make the addresses in their answers of these.
      ...{ host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) },
      'x-forwarded-for': address,
      'user-agent': markUserAgent(headers['user-agent'], mark),
      via: headers.via ? `${headers.via}, ${via}` : via,
    },
    onAnswer: async (answer) => {
      isAnswered = true
      // Before the client has the answer, so that it can push again immediately what the registry refused.
      await claim?.release(!fromGateway.has(answer.statusCode!))
      const action = image.resource === 'manifests' && actionOf(incoming.method, answer.statusCode)
      if (!action) return
      const described = describeManifest(image, answer, action === 'push' ? incoming : answer)
      const client = clientName(headers['user-agent'])
      observeEvent({ id: mark, action, at: new Date(), subject, address, client, ...described })
    },
  })
    .catch((error) => {
      logFailure(`Passing a request on to ${env.REGISTRY_URL}`, error)
      throw registryDown()
    })
    .finally(async () => {
      if (breakOff) clearTimeout(breakOff)
      if (!isAnswered) await claim?.release(false)
    })
}

/** A proxy before the registry does not know either what becomes of the push. */
const fromGateway = new Set([502, 504])

const via = '1.1 gatehouse'

/** A registry puts a large upload together before it answers. */
const timeouts = { idle: 5 * minute, answer: 15 * minute }

function actionOf(method: string | undefined, status: number | undefined): ImageEvent['action'] | null {
  if (method === 'GET' && status === 200) return 'pull'
  if (method === 'PUT' && status === 201) return 'push'
  return method === 'DELETE' && status === 202 ? 'delete' : null
}

/** What the registry's notification would say. The media type is that of the manifest's sender. */
function describeManifest(
  { namespace, name, reference }: ImagePath,
  answer: IncomingMessage,
  sender: IncomingMessage,
) {
  const isDigest = reference.includes(':')
  const tag = isDigest ? null : reference
  const digest = isDigest ? reference : readDigest(answer.headers['docker-content-digest'])
  const repository = { namespace, name }
  const [mediaType = ''] = (sender.headers['content-type'] ?? '').split(';')
  return { repository, tag, digest, mediaType: mediaType.trim(), image: imageName(repository, tag, digest) }
}

function readDigest(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && digestPattern.test(header) ? header : null
}
