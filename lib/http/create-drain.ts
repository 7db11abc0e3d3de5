import type { Server, ServerResponse } from 'node:http'

const LONGEST_DRAIN_MS = 10_000

/** Lets a server finish the requests in progress, and accept no more. */
export function createDrain(server: Server) {
  // A number: a set of answers would keep each from the garbage collector until the rare collection of everything.
  let begun = 0
  let draining = false

  /** The remaining connections are idle, or have sent only part of a request. */
  function closeWhenDone() {
    if (draining && begun === 0) setImmediate(() => server.closeAllConnections())
  }

  return {
    watch(response: ServerResponse) {
      begun++
      response.once('close', () => {
        begun--
        closeWhenDone()
      })
    },
    async finish() {
      draining = true
      let late: NodeJS.Timeout | undefined
      const closed = new Promise((done) => server.close(done))
      // The server can't close upgraded connections, so they must not delay it.
      const tooLong = new Promise((done) => (late = setTimeout(done, LONGEST_DRAIN_MS)))
      closeWhenDone()
      await Promise.race([closed, tooLong])
      clearTimeout(late)
      server.closeAllConnections()
    },
  }
}
