import { env } from '#lib/env.ts'
import { HttpError } from '#lib/http/problem.ts'
import { actionsFor } from '#lib/registry/image-path.ts'
import { signRegistryToken } from '#lib/registry/registry-token.ts'
import { ownSubject } from '#lib/registry/subject.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'
import { second } from '#lib/time.ts'

type Ask = {
  method: string
  repository: string
  path: string
  headers?: Record<string, string>
  body?: string
  /** How long to wait for the answer, in milliseconds. */
  patience?: number
}

/**
 * Asks the registry as Gatehouse itself: `{ method: 'DELETE', repository: 'demo/api', path: 'manifests/sha256:…' }`.
 * The caller has checked the right to it. Throws a 503 if the registry does not answer.
 */
export async function askRegistry({
  method,
  repository,
  path,
  headers,
  body,
  patience = 10 * second,
}: Ask): Promise<Response> {
  const access = [{ type: 'repository' as const, name: repository, actions: actionsFor(method) }]
  const token = await signRegistryToken(await keyring(), ownSubject, access, new Date())
  return fetch(`${env.REGISTRY_URL}/v2/${repository}/${path}`, {
    method,
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(patience),
  }).catch(() => {
    throw registryDown()
  })
}

export const registryDown = () =>
  new HttpError(503, 'The registry does not answer. Try again in a moment.', { 'Retry-After': '5' })
