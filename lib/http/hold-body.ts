import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BodyBudget } from '#lib/http/body-budget.ts'
import { HttpError } from '#lib/http/problem.ts'

const KIB = 1024

/** How many bytes a client may send; `streamed` where the door reads them as they arrive, however many. */
export type BodyLimit = number | 'streamed'

/** For forms and credentials. */
export const smallBody = 64 * KIB
export const largeBody = 1024 * KIB

type Limits = { bytes: number; ms: number; budget: BodyBudget; address: string }

export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Waits until the whole body is in the request's buffer, where the door reads it later. Rejects with an HttpError if it is
 * too large, too slow or too much; the rest is then thrown away.
 */
export function holdBody(
  request: IncomingMessage,
  response: ServerResponse,
  { bytes, ms, budget, address }: Limits,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > bytes) return Promise.reject(tooLarge(bytes))
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const push = request.push.bind(request)
  let isRefused = false

  const body = budget.begin(address, refuse)
  const release = () => budget.release(body)
  const late = setTimeout(() => refuse(new HttpError(408, 'The request took too long to arrive.')), ms)
  response.once('close', release)
  request.once('close', hangUp)

  function refuse(error: Error) {
    isRefused = true
    clearTimeout(late)
    release()
    reject(error)
  }

  function hangUp() {
    refuse(request.errored ?? new Error('aborted'))
  }

  // Unlike reading, this leaves the body where every door can read it, and keeps the socket from being paused.
  request.push = (chunk: Buffer | null, encoding) => {
    if (chunk === null) {
      clearTimeout(late)
      request.off('close', hangUp)
      budget.finish(body)
      resolve()
      return push(null)
    }
    if (!isRefused && body.size + chunk.length > bytes) refuse(tooLarge(bytes))
    if (!isRefused) budget.grow(body, chunk.length)
    if (!isRefused) push(chunk, encoding)
    return true
  }
  return promise
}

function tooLarge(bytes: number): HttpError {
  return new HttpError(
    413,
    `The request is larger than ${bytes === largeBody ? '1 MiB' : `${bytes / KIB} KiB`}.`,
  )
}
