import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { doorOf } from '#api/doors.ts'
import { createHandler } from '#lib/http/handler.ts'

/** The doors of machines on a port of their own. */
export async function serveDoors() {
  const people = () => {
    throw new Error('No test of these asks for a page.')
  }
  const server = createServer(createHandler({ machineDoor: doorOf, people, dev: false }))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
