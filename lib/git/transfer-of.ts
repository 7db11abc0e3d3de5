import type { IncomingMessage } from 'node:http'
import { constants, gunzipSync } from 'node:zlib'
import { env } from '#lib/env.ts'
import { second } from '#lib/time.ts'

/** What a request to `git-upload-pack` asks for, which only its body says. */
export const transfers = { list: 'listed the branches of', clone: 'cloned', fetch: 'fetched from' } as const
export type Transfer = keyof typeof transfers

/** In which Gatehouse tells the Git server behind it, and that tells Gatehouse when it asks. */
export const transferHeader = 'x-gatehouse-transfer'

/** Looks at the beginning of a request's body, which stays to be read. Null where that does not say. */
export async function transferOf(request: IncomingMessage): Promise<Transfer | null> {
  if (request.method !== 'POST' || !request.url?.endsWith('/git-upload-pack')) return null
  const start = await beginningOf(request)
  const text = start && plainText(start, request.headers['content-encoding'])
  if (!text) return null
  // gitprotocol-v2(5), gitprotocol-pack(5): lines after four digits of their length.
  if (/^[\da-f]{4}command=ls-refs\b/.test(text)) return 'list'
  if (!/[\da-f]{4}want [\da-f]{40}/.test(text)) return null
  return /[\da-f]{4}have [\da-f]{40}/.test(text) ? 'fetch' : 'clone'
}

/** What has arrived first; put back. Nothing, if that takes too long. */
async function beginningOf(request: IncomingMessage): Promise<Buffer | null> {
  if (request.readableLength === 0 && !request.readableEnded) {
    const { promise, resolve } = Promise.withResolvers<void>()
    const wait = setTimeout(resolve, env.BODY_TIMEOUT_SECONDS * second)
    for (const event of events) request.once(event, resolve)
    await promise
    clearTimeout(wait)
    for (const event of events) request.off(event, resolve)
  }
  const chunk = request.read() as Buffer | null
  if (chunk) request.unshift(chunk)
  return chunk
}

const events = ['readable', 'end', 'close'] as const

const longest = 1024 * 1024

/** Git compresses what is longer than a kilobyte. */
function plainText(start: Buffer, encoding: string | undefined): string | null {
  if (encoding !== 'gzip') return start.toString('latin1')
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: longest }
    return gunzipSync(start, options).toString('latin1')
  } catch {
    return null
  }
}
