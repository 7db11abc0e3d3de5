import type { IncomingMessage } from 'node:http'
import { HttpError } from '#lib/http/problem.ts'

const largestBody = 1024 * 1024

/** Whether the request says that its body is too large. */
export function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > largestBody
}

/** Throws away what goes beyond the limit of a body that does not say its length, and calls `whenTooLarge` once. */
export function limitBody(request: IncomingMessage, whenTooLarge: () => void): void {
  if (request.headers['transfer-encoding'] === undefined) return
  const push = request.push.bind(request)
  let left = largestBody
  request.push = (chunk: Buffer | null, encoding) => {
    if (chunk === null || chunk.length <= left) {
      left -= chunk?.length ?? 0
      return push(chunk, encoding)
    }
    if (left >= 0) whenTooLarge()
    left = -1
    return true
  }
}

export const tooLarge = () => new HttpError(413, 'The request is larger than 1 MiB.')
