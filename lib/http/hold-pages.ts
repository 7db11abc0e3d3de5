import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handle } from '#lib/http/handler.ts'

/** What a person takes for at once. */
const longestMs = 100

/**
 * Sends a page when it is whole, or what there is of it 100 ms after its first part. One that came in two parts would show
 * its skeleton for 300 ms, which is how long React waits before it shows the second, or have no title until then.
 */
export function holdPages(pages: Handle): Handle {
  return (request, response) => {
    if (asksForPage(request)) hold(response)
    return pages(request, response)
  }
}

/** A document, what the router asks for instead of one, or an action, whose answer has the page as it is then. */
function asksForPage({ headers }: IncomingMessage) {
  return 'rsc' in headers || 'next-action' in headers || headers.accept?.includes('text/html')
}

/** Compression adds a way to send what it has so far. */
type Compressed = ServerResponse & { flush?: () => void }

function hold(response: Compressed) {
  const { write, end, flush, flushHeaders } = response
  const parts: Uint8Array[] = []
  const release = () => {
    clearTimeout(timer)
    Object.assign(response, { write, end, flush, flushHeaders })
    return Buffer.concat(parts)
  }
  let timer: NodeJS.Timeout | undefined
  const sendHeld = () => {
    const held = release()
    response.write(held)
    response.flush?.()
  }
  response.once('close', () => clearTimeout(timer))
  Object.assign(response, {
    write(part: Uint8Array | string) {
      timer ??= setTimeout(sendHeld, longestMs)
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
