import type { Server, ServerResponse } from 'node:http'

const LONGEST_DRAIN_MS = 10_000

/** Lets a server answer what it has begun, and no more. */
export function createDrain(server: Server) {
  let draining = false
  return {
    /** Has the connection of an answer end with it, once the server is draining. */
    watch(response: ServerResponse) {
      response.once('close', () => {
        if (draining) setImmediate(() => server.closeIdleConnections())
      })
    },
    async finish() {
      draining = true
      await new Promise<void>((done) => {
        const late = setTimeout(() => {
          server.closeAllConnections()
          // Not waiting for the server to say so: it never does while an upgraded connection is open.
          done()
        }, LONGEST_DRAIN_MS)
        server.close(() => {
          clearTimeout(late)
          done()
        })
      })
    },
  }
}
