import type { Server, ServerResponse } from 'node:http'

const LONGEST_DRAIN_MS = 10_000

/** Lets a server answer what it has begun, and no more. */
export function createDrain(server: Server) {
  // A number: a set of answers would keep each from the garbage collector until the rare collection of everything.
  let begun = 0
  let draining = false

  /** What is left then waits for a question, or is one that nobody asks to its end. */
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
      // An upgraded connection is no longer the server's to close, and must not hold it up.
      const tooLong = new Promise((done) => (late = setTimeout(done, LONGEST_DRAIN_MS)))
      closeWhenDone()
      await Promise.race([closed, tooLong])
      clearTimeout(late)
      server.closeAllConnections()
    },
  }
}
