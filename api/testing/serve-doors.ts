import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { doorOf } from '#api/doors.ts'
import { createHandler } from '#lib/http/handler.ts'
import { logRequest } from '#lib/http/log-request.ts'

/** The doors of machines on a port of their own; with a line in the log for each request if that is wanted. */
export async function serveDoors({ isLogged = false } = {}) {
  const people = () => {
    throw new Error('No test of these asks for a page.')
  }
  const handle = createHandler({ machineDoor: doorOf, people, dev: false })
  const server = createServer((request, response) =>
    isLogged ? logRequest(request, response, handle) : handle(request, response),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
