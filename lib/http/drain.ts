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
      const late = setTimeout(() => server.closeAllConnections(), LONGEST_DRAIN_MS)
      await new Promise((done) => server.close(done))
      clearTimeout(late)
    },
  }
}
