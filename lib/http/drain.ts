import type { Server, ServerResponse } from 'node:http'

const LONGEST_DRAIN_MS = 10_000

/** Lets a server answer what it has begun, and no more. */
export function createDrain(server: Server) {
  const begun = new Set<ServerResponse>()
  let draining = false

  /** What is left then waits for a question, or is one that nobody asks to its end. */
  function closeWhenDone() {
    if (draining && begun.size === 0) setImmediate(() => server.closeAllConnections())
  }

  return {
    watch(response: ServerResponse) {
      begun.add(response)
      response.once('close', () => {
        begun.delete(response)
        closeWhenDone()
      })
    },
    async finish() {
      draining = true
      const late = setTimeout(() => server.closeAllConnections(), LONGEST_DRAIN_MS)
      const closed = new Promise((done) => server.close(done))
      closeWhenDone()
      await closed
      clearTimeout(late)
    },
  }
}
