import { AppError } from '#lib/errors.ts'
import { findService } from '#lib/services/find-service.ts'
import type { FoundService } from '#lib/services/found-service.ts'

/** Kinds of services that programs publish to with a CI's id token. */
type PublishingKind = 'npm' | 'pypi'

/** A service, and what an id token for publishing to it says as its audience. */
export type Publishing = { service: FoundService; audience: string }

/** As the programs have it: npm's is of the name alone, whatever the port. */
const audiences: Record<PublishingKind, (url: URL) => string> = {
  npm: ({ hostname }) => `npm:${hostname}`,
  pypi: ({ host }) => `pypi:${host}`,
}

/** The service of a kind at an origin that a program asked. Throws `not_found`. */
export async function findPublishing(kind: PublishingKind, origin: string | undefined): Promise<Publishing> {
  const url = new URL(origin ?? 'http://unknown')
  const service = await findService(url.host)
  if (service?.kind === kind) return { service, audience: audiences[kind](url) }
  throw new AppError('not_found', `There is no service of the kind ${kind} at ${url.host}.`)
}
