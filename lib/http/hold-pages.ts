import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handle } from '#lib/http/handler.ts'

/** What a person takes for at once. */
const longestMs = 100

/**
 * Sends a page when it is whole, or what there is of it after 100 ms. One that came in two parts would show its skeleton
 * for 300 ms, which is how long React waits before it shows the second.
 */
export function holdPages(pages: Handle): Handle {
  return (request, response) => {
    if (asksForPage(request)) hold(response)
    return pages(request, response)
  }
}

/** A document, or what the router asks for instead of one. */
function asksForPage({ headers }: IncomingMessage) {
  return headers.rsc !== undefined || headers.accept?.includes('text/html')
}

/** Compression adds a way to send what it has so far. */
type Compressed = ServerResponse & { flush?: () => void }

function hold(response: Compressed) {
  const { write, end, flush, flushHeaders } = response
  const parts: Uint8Array[] = []
  const release = () => {
    clearTimeout(timer)
    Object.assign(response, { write, end, flush, flushHeaders })
    return parts.length ? Buffer.concat(parts) : undefined
  }
  const timer = setTimeout(() => {
    const held = release()
    if (!held) return
    response.write(held)
    response.flush?.()
  }, longestMs)
  response.once('close', () => clearTimeout(timer))
  Object.assign(response, {
    write(part: Uint8Array | string) {
      parts.push(Buffer.from(part))
      return true
    },
    end(last?: Uint8Array | string) {
      if (last) parts.push(Buffer.from(last))
      const whole = release()
      return response.end(whole)
    },
    flush() {},
    flushHeaders() {},
  })
}
